package app.uptick.cli;

import app.uptick.demo.Stage;
import app.uptick.model.Facts;
import app.uptick.model.Testimony;
import app.uptick.monitor.Bystanders;
import app.uptick.witness.Pace;
import java.util.List;
import java.util.Set;

/// Those beside the service as a story has them.
record StoryBystanders(Stage stage) implements Bystanders {

  @Override
  public List<Testimony> everyone(Facts facts, boolean wanted) {
    return stage.said();
  }

  @Override
  public List<Testimony> inPeace(Facts facts, Set<Pace> paces) {
    return List.of();
  }
}
