package app.uptick.desktop.notify;

import app.uptick.desktop.notify.LastTold.Trouble;
import app.uptick.model.Scope;
import app.uptick.text.Texts;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words a notice: a title that tells the state by itself, and a body that fits in two lines.
final class NoticeTexts {

  /// The bundle of all notices.
  static final String BUNDLE = "app.uptick.desktop.notify.notices";

  /// What is before and behind a colon, or, in Japanese, behind the first sentence.
  private static final Pattern TWO_PARTS =
      Pattern.compile("([^:：。]+?)[\\s\\u00a0\\u202f]*[:：。]\\s*(.+)");

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

  /// @param advice what to do now, which is said where the title says all else
  String troubleBody(Trouble trouble, String headline, Scope scope, String advice) {
    if (trouble.unstable()) {
      return texts.get("body.unstable");
    }
    String title = troubleTitle(trouble);
    boolean saysAll = headline.startsWith(title) && headline.length() - title.length() <= 1;
    String why = saysAll && !advice.isEmpty() ? advice : without(title, headline);
    return switch (scope) {
      case WIDESPREAD, REGIONAL -> texts.format("body.scope." + scope.code(), why);
      case LOCAL, UNCLEAR -> why;
    };
  }

  /// Of “TikTok is down: its servers fail.” what the title “TikTok is down” does not say.
  private String without(String title, String headline) {
    Matcher parts = TWO_PARTS.matcher(headline);
    if (!parts.matches() || !title.startsWith(parts.group(1))) {
      return headline;
    }
    String why = parts.group(2);
    int first = why.offsetByCodePoints(0, 1);
    return why.substring(0, first).toUpperCase(texts.locale()) + why.substring(first);
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
