package app.uptick;

import app.uptick.circle.CircleException;
import app.uptick.circle.Joining;
import app.uptick.desktop.window.CircleDoor;
import app.uptick.model.CircleView;
import app.uptick.model.CircleView.Contact;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Lets the person come into a circle and leave it from the window, as the commands do.
record CircleAtBroker(Joining joining) implements CircleDoor {

  /// Connecting may take ten seconds, and what the broker has a moment more.
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final boolean ALLOW_PLAIN = false;

  @Override
  public Fit fitOfBroker(String address) {
    return fit(Joining.fitOfBroker(address));
  }

  @Override
  public Fit fitOfCode(String code) {
    return fit(Joining.fitOfCode(code));
  }

  private static Fit fit(Joining.Fit fit) {
    return switch (fit) {
      case FITS -> Fit.FITS;
      case UNFIT -> Fit.UNFIT;
      case OPEN_TO_LISTENERS -> Fit.OPEN_TO_LISTENERS;
    };
  }

  @Override
  public Optional<String> invitation() throws IOException {
    try {
      return joining.invitation();
    } catch (CircleException e) {
      throw new IOException(e);
    }
  }

  @Override
  public CircleView create(String broker) throws IOException, InterruptedException {
    return join(Joining.create(broker, null, ALLOW_PLAIN));
  }

  @Override
  public CircleView join(String code) throws IOException, InterruptedException {
    joining.refuseIfIn();
    CircleView seen = joining.look(code, ALLOW_PLAIN, PATIENCE);
    if (seen.contact() == Contact.CONNECTED) {
      joining.join(code, ALLOW_PLAIN);
    }
    return seen;
  }

  @Override
  public void leave() throws IOException {
    joining.leave();
  }
}
