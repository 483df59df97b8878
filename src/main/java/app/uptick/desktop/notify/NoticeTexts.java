package app.uptick.desktop.notify;

import app.uptick.desktop.notify.LastTold.Trouble;
import app.uptick.model.Scope;
import app.uptick.text.Texts;
import java.time.Duration;

/// Words a notice: a title that tells the state by itself, and a body that fits in two lines.
final class NoticeTexts {

  /// The bundle of all notices.
  static final String BUNDLE = "app.uptick.desktop.notify.notices";

  private final Texts texts = Texts.load(BUNDLE);

  /// A cause that changes what the person will do has a title of its own.
  String troubleTitle(Trouble trouble) {
    if (trouble.unstable()) {
      return texts.get("title.unstable");
    }
    String ofState = "title." + trouble.state().code();
    String ofCause = ofState + "." + trouble.cause().code();
    return texts.get(texts.has(ofCause) ? ofCause : ofState);
  }

  String troubleBody(Trouble trouble, String headline, Scope scope) {
    if (trouble.unstable()) {
      return texts.get("body.unstable");
    }
    return switch (scope) {
      case WIDESPREAD, REGIONAL -> texts.format("body.scope." + scope.code(), headline);
      case LOCAL, UNCLEAR -> headline;
    };
  }

  String recoveryTitle(Trouble told) {
    return texts.get(told.unstable() ? "title.steady" : backTitle(told));
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
    return texts.format(key, texts.spans().length(lasted));
  }
}
