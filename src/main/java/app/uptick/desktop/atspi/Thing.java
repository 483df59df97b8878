package app.uptick.desktop.atspi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import org.jspecify.annotations.Nullable;

/// One thing that a person can come to: the program, a window, or a node of its scene. Asked on the
/// JavaFX thread.
interface Thing {

  /// What identifies it for as long as it is there.
  Object self();

  Role role();

  /// What it is called.
  String name();

  /// What else there is to know of it.
  String description();

  /// Null for the program.
  @Nullable Thing parent();

  List<Thing> children();

  Set<State> states();

  /// Its place on the screen.
  Optional<Bounds> bounds();

  /// What is written there; empty where nothing can be.
  Optional<String> text();

  /// Where the cursor stands in that.
  int caret();

  /// Whether it can be pressed.
  boolean canPress();

  void press();

  boolean focus();
}
