package app.uptick.desktop.atspi;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The program itself, whose children are its windows.
record Program() implements Thing {

  static final Program SELF = new Program();

  @Override
  public Object self() {
    return this;
  }

  @Override
  public Role role() {
    return Role.APPLICATION;
  }

  @Override
  public String name() {
    return "Uptick";
  }

  @Override
  public String description() {
    return "";
  }

  @Override
  public @Nullable Thing parent() {
    return null;
  }

  @Override
  public List<Thing> children() {
    return Window.getWindows().stream()
        .filter(Window::isShowing)
        .<Thing>map(WindowThing::new)
        .toList();
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
