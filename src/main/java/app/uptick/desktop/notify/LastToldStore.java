package app.uptick.desktop.notify;

import app.uptick.desktop.notify.LastTold.Calm;
import app.uptick.desktop.notify.LastTold.Trouble;
import app.uptick.model.Cause;
import app.uptick.model.State;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Remembers what the person was last told, and where it is shown, over restarts: `last-told.json`.
///
/// A file that can't be read counts as nothing told and is kept aside; one that can't be written
/// costs the memory over restarts, not the message.
public final class LastToldStore {

  /// Where the desktop shows a thread.
  ///
  /// @param daemon the notification daemon's incarnation: another one gives the same numbers to
  ///   other programs' messages
  record Shown(String thread, String daemon, long id) {}

  private static final Logger LOG = System.getLogger(LastToldStore.class.getName());
  private static final String NAME = "last-told.json";
  private static final String ASIDE = ".unreadable";

  private final @Nullable Path file;
  private LastTold lastTold = LastTold.CALM;
  private @Nullable Shown shown;

  private boolean toldOfTray;

  private LastToldStore(@Nullable Path file) {
    this.file = file;
  }

  /// The memory kept in a data folder, which need not exist yet.
  public static LastToldStore in(Path folder) {
    LastToldStore store = new LastToldStore(folder.resolve(NAME));
    store.read();
    return store;
  }

  /// A memory that ends with the process: for a watch that says what it would tell.
  public static LastToldStore inMemory() {
    return new LastToldStore(null);
  }

  synchronized LastTold lastTold() {
    return lastTold;
  }

  synchronized void keep(LastTold told) {
    lastTold = told;
    write();
  }

  synchronized Optional<Shown> shown() {
    return Optional.ofNullable(shown);
  }

  Optional<Shown> shown(String thread) {
    return shown().filter(place -> place.thread().equals(thread));
  }

  synchronized void keep(Shown place) {
    shown = place;
    write();
  }

  /// Whether the person knows that Uptick goes on without its window.
  synchronized boolean toldOfTray() {
    return toldOfTray;
  }

  synchronized void keepToldOfTray() {
    toldOfTray = true;
    write();
  }

  private void read() {
    if (file == null || !Files.exists(file)) {
      return;
    }
    try {
      JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      LastTold readTold = json.has("told") ? told(json.getAsJsonObject("told")) : LastTold.CALM;
      Shown readShown = json.has("shown") ? shown(json.getAsJsonObject("shown")) : null;
      toldOfTray = json.has("toldOfTray");
      lastTold = readTold;
      shown = readShown;
    } catch (IOException | RuntimeException _) {
      LOG.log(
          Level.WARNING,
          "reading %s: it is not what Uptick wrote; taken as nothing told, and put aside as %s%s"
              .formatted(file, NAME, ASIDE));
      keepAside(file);
    }
  }

  private static void keepAside(Path file) {
    try {
      Files.move(file, file.resolveSibling(NAME + ASIDE), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "keeping " + file + " aside: " + e);
    }
  }

  private void write() {
    if (file == null) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path beside = file.resolveSibling(NAME + ".new");
      Files.writeString(beside, json().toString());
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "writing " + file + ", a restart will not know of it: " + e);
    }
  }

  private JsonObject json() {
    JsonObject json = new JsonObject();
    switch (lastTold) {
      case Calm() -> {}
      case Trouble trouble -> json.add("told", json(trouble));
    }
    if (toldOfTray) {
      json.addProperty("toldOfTray", true);
    }
    if (shown != null) {
      json.add("shown", json(shown));
    }
    return json;
  }

  private static JsonObject json(Trouble trouble) {
    JsonObject json = new JsonObject();
    json.addProperty("thread", trouble.thread());
    json.addProperty("incident", trouble.incident());
    json.addProperty("since", trouble.since().toString());
    json.addProperty("state", trouble.state().code());
    json.addProperty("cause", trouble.cause().code());
    json.addProperty("unstable", trouble.unstable());
    json.addProperty("at", trouble.at().toString());
    return json;
  }

  private static JsonObject json(Shown place) {
    JsonObject json = new JsonObject();
    json.addProperty("thread", place.thread());
    json.addProperty("daemon", place.daemon());
    json.addProperty("id", place.id());
    return json;
  }

  private static Trouble told(JsonObject json) {
    return new Trouble(
        text(json, "thread"),
        text(json, "incident"),
        Instant.parse(text(json, "since")),
        coded(State.values(), State::code, text(json, "state")),
        coded(Cause.values(), Cause::code, text(json, "cause")),
        member(json, "unstable").getAsBoolean(),
        Instant.parse(text(json, "at")));
  }

  private static Shown shown(JsonObject json) {
    return new Shown(text(json, "thread"), text(json, "daemon"), member(json, "id").getAsLong());
  }

  private static String text(JsonObject json, String name) {
    return member(json, name).getAsString();
  }

  private static JsonElement member(JsonObject json, String name) {
    return Optional.ofNullable(json.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no " + name));
  }

  private static <T> T coded(T[] values, Function<T, String> code, String wanted) {
    return Arrays.stream(values)
        .filter(value -> code.apply(value).equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no word of ours: " + wanted));
  }
}
