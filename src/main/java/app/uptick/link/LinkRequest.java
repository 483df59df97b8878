package app.uptick.link;

import app.uptick.model.Mute;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/// What one line to a monitor asks for.
sealed interface LinkRequest {

  /// All that is known, once.
  record Snapshot() implements LinkRequest {}

  /// All that is known, now and whenever it changes.
  record Follow() implements LinkRequest {}

  /// Who of the person's circle sees what, once.
  record Circle() implements LinkRequest {}

  record CheckNow() implements LinkRequest {}

  /// Tries ways to the service side by side.
  record FindFix() implements LinkRequest {}

  record SetMute(Mute mute) implements LinkRequest {}

  record Pause() implements LinkRequest {}

  record Resume() implements LinkRequest {}

  /// Whoever is connected is a window, and a person looks at it or not.
  record Watched(boolean on) implements LinkRequest {}

  /// The person's own words on an incident, in place of earlier ones.
  record Note(String incident, String words) implements LinkRequest {}

  /// The person has seen all there was up to a moment.
  record Seen(Instant until) implements LinkRequest {}

  /// Deletes all that was recorded.
  record EraseHistory() implements LinkRequest {}

  record OpenWindow() implements LinkRequest {}

  /// Brings the window there is to the front, without opening another.
  record RaiseWindow() implements LinkRequest {}

  /// A person has closed the window, which is about to leave.
  record WindowClosed() implements LinkRequest {}

  /// Reads the settings again: they were changed.
  record Reload() implements LinkRequest {}

  record Quit() implements LinkRequest {}

  /// Far longer than anyone means to mute; keeps a slip of the finger from muting for ever.
  Duration LONGEST_MUTE = Duration.ofDays(366);

  Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  /// The request that `line` makes at the moment `now`.
  static LinkRequest parse(String line, Instant now) {
    var fields = JsonFields.parse(line);
    return switch (fields.string("request")) {
      case "snapshot" -> new Snapshot();
      case "follow" -> new Follow();
      case "circle" -> new Circle();
      case "check-now" -> new CheckNow();
      case "find-fix" -> new FindFix();
      case "mute" -> new SetMute(mute(fields, now));
      case "unmute" -> new SetMute(Mute.OFF);
      case "pause" -> new Pause();
      case "resume" -> new Resume();
      case "watched" -> new Watched(!fields.has("on") || fields.bool("on"));
      case "note" -> new Note(fields.string("incident"), fields.string("words"));
      case "seen" -> new Seen(fields.instant("until"));
      case "erase-history" -> new EraseHistory();
      case "open-window" -> new OpenWindow();
      case "raise-window" -> new RaiseWindow();
      case "window-closed" -> new WindowClosed();
      case "reload" -> new Reload();
      case "quit" -> new Quit();
      default ->
          throw fields.wrong(
              "request",
              "one of snapshot, follow, circle, check-now, find-fix, mute, unmute, pause, resume,"
                  + " watched, note, seen, erase-history, open-window, raise-window, window-closed,"
                  + " reload, quit");
    };
  }

  private static Mute mute(JsonFields fields, Instant now) {
    boolean untilBack = fields.has("until-back") && fields.bool("until-back");
    int ways = (fields.has("for") ? 1 : 0) + (fields.has("until") ? 1 : 0) + (untilBack ? 1 : 0);
    if (ways != 1) {
      throw fields.wrong(
          "request", "mute with exactly one of \"for\", \"until\" and \"until-back\": true");
    }
    return untilBack ? new Mute.UntilBack() : new Mute.Until(end(fields, now));
  }

  private static Instant end(JsonFields fields, Instant now) {
    var end = fields.has("for") ? now.plus(duration(fields)) : fields.instant("until");
    if (end.isAfter(now) && !end.isAfter(now.plus(LONGEST_MUTE))) {
      return end;
    }
    throw fields.wrong(fields.has("for") ? "for" : "until", "a time within a year from now");
  }

  private static Duration duration(JsonFields fields) {
    var text = fields.string("for");
    var matcher = SHORT_DURATION.matcher(text);
    if (matcher.matches()) {
      long count = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(count);
        case "s" -> Duration.ofSeconds(count);
        case "m" -> Duration.ofMinutes(count);
        case "h" -> Duration.ofHours(count);
        default -> Duration.ofDays(Math.min(count, 2 * LONGEST_MUTE.toDays()));
      };
    }
    try {
      var duration = Duration.parse(text);
      return duration.compareTo(LONGEST_MUTE) > 0 ? LONGEST_MUTE.multipliedBy(2) : duration;
    } catch (DateTimeException e) {
      throw fields.wrong("for", "a duration such as 30m, 1h or PT1H");
    }
  }

  /// The line that makes this request.
  default String line() {
    return switch (this) {
      case Snapshot() -> named("snapshot").toString();
      case Follow() -> named("follow").toString();
      case Circle() -> named("circle").toString();
      case CheckNow() -> named("check-now").toString();
      case FindFix() -> named("find-fix").toString();
      case SetMute(Mute mute) -> muteLine(mute);
      case Pause() -> named("pause").toString();
      case Resume() -> named("resume").toString();
      case Watched(boolean on) -> {
        var object = named("watched");
        object.addProperty("on", on);
        yield object.toString();
      }
      case Note(String incident, String words) -> {
        var object = named("note");
        object.addProperty("incident", incident);
        object.addProperty("words", words);
        yield object.toString();
      }
      case Seen(Instant until) -> {
        var object = named("seen");
        object.addProperty("until", until.toString());
        yield object.toString();
      }
      case EraseHistory() -> named("erase-history").toString();
      case OpenWindow() -> named("open-window").toString();
      case RaiseWindow() -> named("raise-window").toString();
      case WindowClosed() -> named("window-closed").toString();
      case Reload() -> named("reload").toString();
      case Quit() -> named("quit").toString();
    };
  }

  private static String muteLine(Mute mute) {
    return switch (mute) {
      case Mute.Off() -> named("unmute").toString();
      case Mute.Until(Instant end) -> {
        var object = named("mute");
        object.addProperty("until", end.toString());
        yield object.toString();
      }
      case Mute.UntilBack() -> {
        var object = named("mute");
        object.addProperty("until-back", true);
        yield object.toString();
      }
    };
  }

  private static JsonObject named(String request) {
    var object = new JsonObject();
    object.addProperty("request", request);
    return object;
  }
}
