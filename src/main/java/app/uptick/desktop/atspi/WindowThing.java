package app.uptick.desktop.atspi;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/// A window, or what pops up over one.
record WindowThing(Window self) implements Thing {

  @Override
  public Role role() {
    if (!(self instanceof Stage stage)) {
      return Role.WINDOW;
    }
    return stage.getModality() == Modality.NONE ? Role.FRAME : Role.DIALOG;
  }

  @Override
  public String name() {
    return self instanceof Stage stage && stage.getTitle() != null ? stage.getTitle() : "";
  }

  @Override
  public String description() {
    return "";
  }

  @Override
  public Thing parent() {
    return Program.SELF;
  }

  @Override
  public List<Thing> children() {
    return self.getScene() == null
        ? List.of()
        : NodeThing.within(List.of(self.getScene().getRoot()));
  }

  @Override
  public Set<State> states() {
    Set<State> states = EnumSet.of(State.ENABLED, State.SENSITIVE, State.VISIBLE, State.SHOWING);
    if (self.isFocused()) {
      states.add(State.ACTIVE);
    }
    return states;
  }

  @Override
  public Optional<Bounds> bounds() {
    return Optional.of(
        new BoundingBox(self.getX(), self.getY(), self.getWidth(), self.getHeight()));
  }

  @Override
  public Optional<String> text() {
    return Optional.empty();
  }

  @Override
  public int caret() {
    return 0;
  }

  @Override
  public boolean canPress() {
    return false;
  }

  @Override
  public void press() {}

  @Override
  public boolean focus() {
    self.requestFocus();
    return self.isFocused();
  }
}
