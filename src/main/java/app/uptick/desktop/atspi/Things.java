package app.uptick.desktop.atspi;

import app.uptick.desktop.atspi.AtSpi.Reference;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.stage.Window;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.jspecify.annotations.Nullable;

/// Finds things by their paths on the bus. What nobody asks about has none, and what is gone keeps
/// nothing in memory.
final class Things {

  private static final String PREFIX = "/org/a11y/atspi/accessible/";
  private static final long PATIENCE_SECONDS = 2;

  private final String owner;
  private final Consumer<Thing> onFirstAsked;
  private final Map<Object, Integer> numbers = new WeakHashMap<>();
  private final Map<Integer, WeakReference<Object>> selves = new HashMap<>();
  private int last;
  private volatile Reference desktop = new Reference("", new DBusPath(AtSpi.NULL));

  /// @param owner whose things they are, on the bus
  /// @param onFirstAsked told of each that gets a path, on the JavaFX thread
  Things(String owner, Consumer<Thing> onFirstAsked) {
    this.owner = owner;
    this.onFirstAsked = onFirstAsked;
  }

  /// The program is within that.
  void isWithin(Reference above) {
    desktop = above;
  }

  /// Asks the thing of that path, on the JavaFX thread. Not from that thread.
  <T> T ask(String path, Function<Thing, T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        Thing thing = thing(path);
        if (thing == null) {
          answer.completeExceptionally(new IllegalStateException("there is no " + path));
        } else {
          answer.complete(question.apply(thing));
        }
      } catch (RuntimeException e) {
        answer.completeExceptionally(e);
      }
    });
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new DBusExecutionException("asking for " + path + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DBusExecutionException("asking for " + path + ": interrupted");
    }
  }

  /// Has something done, without waiting for it: it may open a dialog. Whether there is the thing.
  boolean order(String path, Consumer<Thing> deed) {
    return ask(
        path,
        thing -> {
          Platform.runLater(() -> deed.accept(thing));
          return true;
        });
  }

  private @Nullable Thing thing(String path) {
    if (path.equals(AtSpi.ROOT)) {
      return Program.SELF;
    }
    WeakReference<Object> self = selves.get(number(path));
    return switch (self == null ? null : self.get()) {
      case Node node when node.getScene() != null && node.getScene().getWindow() != null ->
          new NodeThing(node);
      case Window window -> new WindowThing(window);
      case Announced announced -> announced;
      case null, default -> null;
    };
  }

  private static int number(String path) {
    try {
      return Integer.parseInt(path.substring(Math.min(PREFIX.length(), path.length())));
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  /// Where a thing is on the bus. On the JavaFX thread, but for the program.
  Reference reference(Thing thing) {
    return new Reference(owner, new DBusPath(path(thing)));
  }

  String path(Thing thing) {
    if (thing.equals(Program.SELF)) {
      return AtSpi.ROOT;
    }
    Integer known = numbers.get(thing.self());
    if (known == null) {
      known = ++last;
      numbers.put(thing.self(), known);
      selves.put(known, new WeakReference<>(thing.self()));
      selves.values().removeIf(each -> each.get() == null);
      onFirstAsked.accept(thing);
    }
    return PREFIX + known;
  }

  /// Whether anybody has asked about it, and so knows it.
  boolean isKnown(Thing thing) {
    return numbers.containsKey(thing.self());
  }

  Reference parent(Thing thing) {
    Thing parent = thing.parent();
    return parent == null ? desktop : reference(parent);
  }

  Reference none() {
    return new Reference("", new DBusPath(AtSpi.NULL));
  }
}
