package app.uptick.desktop.notify;

import app.uptick.desktop.notify.LastTold.Trouble;
import app.uptick.model.Scope;
import java.time.Duration;
import java.util.ResourceBundle;

/// Words a notice: a title that tells the state by itself, and a body that fits in two lines.
final class NoticeTexts {

  private final ResourceBundle bundle =
      ResourceBundle.getBundle("app.uptick.desktop.notify.notices");

  /// A cause that changes what the person will do has a title of its own.
  String troubleTitle(Trouble trouble) {
    if (trouble.unstable()) {
      return bundle.getString("title.unstable");
    }
    String ofState = "title." + trouble.state().code();
    String ofCause = ofState + "." + trouble.cause().code();
    return bundle.getString(bundle.containsKey(ofCause) ? ofCause : ofState);
  }

  String troubleBody(Trouble trouble, String headline, Scope scope) {
    if (trouble.unstable()) {
      return bundle.getString("body.unstable");
    }
    return switch (scope) {
      case WIDESPREAD, REGIONAL -> headline + " " + bundle.getString("scope." + scope.code());
      case LOCAL, UNCLEAR -> headline;
    };
  }

  String recoveryTitle(Trouble told) {
    return bundle.getString(told.unstable() ? "title.steady" : backTitle(told));
  }

  private static String backTitle(Trouble told) {
    return switch (told.state()) {
      case YOUR_SIDE -> "title.back.your-side";
      case DEGRADED -> "title.back.degraded";
      case DOWN, BLOCKED, UP, UNKNOWN -> "title.back";
    };
  }

  String recoveryBody(Trouble told, Duration lasted) {
    String key = told.unstable() ? "body.steady" : "body.back";
    return bundle.getString(key).formatted(length(lasted));
  }

  /// A length of time as a person says it, in its two greatest units: `40 s`, `5 min`, `1 h 5 min`,
  /// `2 d 3 h`. A clock that was set back makes no negative length.
  String length(Duration duration) {
    Duration length = duration.isNegative() ? Duration.ZERO : duration;
    if (length.toMinutes() == 0) {
      return seconds(length.toSeconds());
    }
    if (length.toHours() == 0) {
      return minutes(length.toMinutes());
    }
    if (length.toDays() == 0) {
      return both(hours(length.toHours()), length.toMinutesPart(), minutes(length.toMinutesPart()));
    }
    return both(days(length.toDays()), length.toHoursPart(), hours(length.toHoursPart()));
  }

  private static String both(String greater, int rest, String smaller) {
    return rest == 0 ? greater : greater + " " + smaller;
  }

  private String days(long days) {
    return bundle.getString("length.days").formatted(days);
  }

  private String hours(long hours) {
    return bundle.getString("length.hours").formatted(hours);
  }

  private String minutes(long minutes) {
    return bundle.getString("length.minutes").formatted(minutes);
  }

  private String seconds(long seconds) {
    return bundle.getString("length.seconds").formatted(seconds);
  }
}
