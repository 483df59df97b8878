package app.uptick.desktop.window;

import app.uptick.model.CircleView;
import app.uptick.model.CircleView.Contact;
import java.util.List;
import java.util.Optional;

/// A circle with one code and a broker that lets everybody in.
final class OneCircle implements CircleDoor {

  static final String CODE = "uptick-circle-1:AB12cd34";

  volatile boolean isIn;

  @Override
  public Fit fitOfBroker(String address) {
    return address.startsWith("mqtts://") ? Fit.FITS : Fit.UNFIT;
  }

  @Override
  public Fit fitOfCode(String code) {
    return code.equals(CODE) ? Fit.FITS : Fit.UNFIT;
  }

  @Override
  public Optional<String> invitation() {
    return isIn ? Optional.of(CODE) : Optional.empty();
  }

  @Override
  public CircleView create(String broker) {
    return join(CODE);
  }

  @Override
  public CircleView join(String code) {
    isIn = true;
    return new CircleView("broker.example", Contact.CONNECTED, Scenes.NOW, List.of(), 0, 0);
  }

  @Override
  public void leave() {
    isIn = false;
  }
}
