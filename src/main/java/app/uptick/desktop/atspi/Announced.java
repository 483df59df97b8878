package app.uptick.desktop.atspi;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;

/// Words that are said wherever the person is: a notification that is in no scene.
final class Announced implements Thing {

  private final WindowThing window;
  private final String words;

  Announced(WindowThing window, String words) {
    this.window = window;
    this.words = words;
  }

  @Override
  public Object self() {
    return this;
  }

  @Override
  public Role role() {
    return Role.NOTIFICATION;
  }

  @Override
  public String name() {
    return words;
  }

  @Override
  public String description() {
    return "";
  }

  @Override
  public Thing parent() {
    return window;
  }

  @Override
  public List<Thing> children() {
    return List.of();
  }

  @Override
  public Set<State> states() {
    return EnumSet.of(State.ENABLED, State.SENSITIVE, State.VISIBLE, State.SHOWING);
  }

  @Override
  public Optional<Bounds> bounds() {
    return Optional.empty();
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
    return false;
  }
}
