package app.uptick.desktop.atspi;

import app.uptick.desktop.atspi.AtSpi.ObjectEvent.PropertyChange;
import app.uptick.desktop.atspi.AtSpi.ObjectEvent.StateChanged;
import app.uptick.desktop.atspi.AtSpi.Reference;
import app.uptick.desktop.atspi.AtSpi.WindowEvent.Activate;
import app.uptick.desktop.atspi.AtSpi.WindowEvent.Deactivate;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/// Shows the windows of this process to screen readers, and tells these what happens. Where there
/// is no accessibility bus, nothing.
public final class Accessibility implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Accessibility.class.getName());

  private static final String REGISTRY = "org.a11y.atspi.Registry";

  private final DBusConnection bus;
  private final Things things;
  private @Nullable Thing focused;

  /// Held for as long as it may be asked about.
  @SuppressWarnings("UnusedVariable")
  private @Nullable Announced announced;

  private Accessibility(DBusConnection bus) {
    this.bus = bus;
    things = new Things(bus.getUniqueName(), this::follow);
  }

  /// Joins the accessibility bus that a session names; empty where there is none. May take seconds.
  ///
  /// @param connect connects to the bus at an address
  public static Optional<Accessibility> join(
      DBusConnection session, Function<String, Optional<DBusConnection>> connect) {
    return address(session).flatMap(connect).flatMap(Accessibility::join);
  }

  private static Optional<String> address(DBusConnection session) {
    try {
      return Optional.of(
          session.getRemoteObject("org.a11y.Bus", "/org/a11y/bus", AtSpi.Bus.class).GetAddress());
    } catch (DBusException | DBusExecutionException e) {
      LOG.log(Level.DEBUG, "looking for the accessibility bus: " + e);
      return Optional.empty();
    }
  }

  private static Optional<Accessibility> join(DBusConnection bus) {
    Accessibility joined = new Accessibility(bus);
    try {
      bus.addFallback("/org/a11y/atspi/accessible", new Exported(joined.things));
      Reference desktop =
          bus.getRemoteObject(REGISTRY, AtSpi.ROOT, AtSpi.Socket.class)
              .Embed(new Reference(bus.getUniqueName(), new DBusPath(AtSpi.ROOT)));
      joined.things.isWithin(desktop);
      Platform.runLater(joined::followWindows);
      return Optional.of(joined);
    } catch (DBusException | DBusExecutionException e) {
      LOG.log(Level.DEBUG, "joining the accessibility bus: " + e);
      bus.disconnect();
      return Optional.empty();
    }
  }

  /// Has something said, wherever the person is. On the JavaFX thread.
  ///
  /// As a notification that shows itself: the event that is meant for this is known to none but the
  /// latest screen readers, and whoever knows both would say it twice.
  public void announce(String words) {
    Window.getWindows().stream()
        .filter(window -> window instanceof Stage && window.isShowing())
        .findFirst()
        .ifPresent(window -> {
          Announced now = new Announced(new WindowThing(window), words);
          announced = now;
          state(now, State.SHOWING, true);
        });
  }

  private void followWindows() {
    Window.getWindows().forEach(this::follow);
    Window.getWindows()
        .addListener(
            (ListChangeListener<Window>)
                change -> {
                  while (change.next()) {
                    change.getAddedSubList().forEach(this::follow);
                  }
                });
  }

  private void follow(Window window) {
    if (window instanceof Stage) {
      WindowThing thing = new WindowThing(window);
      window.focusedProperty().subscribe(isFocused -> activate(thing, isFocused));
    }
    Subscription[] ofScene = {Subscription.EMPTY};
    window
        .sceneProperty()
        .subscribe(scene -> {
          ofScene[0].unsubscribe();
          ofScene[0] = scene == null ? Subscription.EMPTY : followFocus(scene);
        });
  }

  private Subscription followFocus(Scene scene) {
    return scene.focusOwnerProperty().subscribe(node -> focus(NodeThing.around(node)));
  }

  private void activate(WindowThing window, boolean isFocused) {
    String path = things.path(window);
    Variant<String> name = new Variant<>(window.name());
    if (isFocused) {
      send(() -> new Activate(path, "", 0, 0, name, Map.of()));
    } else {
      send(() -> new Deactivate(path, "", 0, 0, name, Map.of()));
    }
    state(window, State.ACTIVE, isFocused);
    Scene scene = window.self().getScene();
    if (isFocused && scene != null) {
      focus(NodeThing.around(scene.getFocusOwner()));
    }
  }

  private void focus(@Nullable Thing now) {
    Thing before = focused;
    focused = now;
    if (before != null && !before.equals(now)) {
      state(before, State.FOCUSED, false);
    }
    if (now != null) {
      state(now, State.FOCUSED, true);
    }
  }

  /// Tells from now on how a thing changes that somebody has asked about, and may remember.
  private void follow(Thing thing) {
    if (!(thing.self() instanceof Node node)) {
      return;
    }
    node.accessibleTextProperty().subscribe((before, now) -> named(thing));
    node.disabledProperty()
        .subscribe((before, now) -> {
          state(thing, State.ENABLED, !now);
          state(thing, State.SENSITIVE, !now);
        });
    if (node instanceof Labeled labeled) {
      labeled.textProperty().subscribe((before, now) -> named(thing));
    }
    node.getPseudoClassStates()
        .addListener(
            (SetChangeListener<PseudoClass>)
                change -> {
                  if (NodeThing.CHOSEN.equals(change.getElementAdded())) {
                    choose(thing, true);
                  } else if (NodeThing.CHOSEN.equals(change.getElementRemoved())) {
                    choose(thing, false);
                  }
                });
  }

  private void choose(Thing thing, boolean isChosen) {
    switch (thing.role()) {
      case CHECK_BOX -> state(thing, State.CHECKED, isChosen);
      case TOGGLE_BUTTON -> {
        state(thing, State.PRESSED, isChosen);
        state(thing, State.CHECKED, isChosen);
      }
      default -> state(thing, State.SELECTED, isChosen);
    }
  }

  private void named(Thing thing) {
    String path = things.path(thing);
    Variant<String> name = new Variant<>(thing.name());
    send(() -> new PropertyChange(path, "accessible-name", 0, 0, name, Map.of()));
  }

  private void state(Thing thing, State state, boolean isSo) {
    String path = things.path(thing);
    int value = isSo ? 1 : 0;
    send(() -> new StateChanged(path, state.code(), value, 0, new Variant<>(0), Map.of()));
  }

  private interface Event {
    DBusSignal made() throws DBusException;
  }

  private void send(Event event) {
    if (!bus.isConnected()) {
      return;
    }
    try {
      bus.sendMessage(event.made());
    } catch (DBusException e) {
      LOG.log(Level.DEBUG, "telling screen readers: " + e);
    }
  }

  @Override
  public void close() {
    bus.disconnect();
  }
}
