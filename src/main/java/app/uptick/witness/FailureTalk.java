package app.uptick.witness;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells whether a post says that the service fails for its author, and does so now: not that
/// something else fails, that it failed, or that it does not; not news, not politics, not
/// advertising.
final class FailureTalk {

  private static final String SERVICE = "tiktok";
  private static final Pattern NAME =
      Pattern.compile(
          "tik[- ]?tok|т[иі]к[- ]?ток|틱 ?톡|ティック ?トック|チックトック|تيك ?توك|تیک[ \\u200c]?تاک"
              + "|टिक ?टॉक|टिकटोक|টিকটক|ติ๊กต[็่]?อก|ติกตอก|טיק ?טוק|τικ ?τοκ",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final int LONGEST = 600;

  /// Who says the same words more often means to keep us busy.
  private static final int MOST_LOOKS = 3;

  private static final Pattern LINK = Pattern.compile("https?://|www\\.", Pattern.CASE_INSENSITIVE);

  private final List<Pattern> failures = WordList.patterns("failure-words.txt");
  private final List<Pattern> others = WordList.patterns("other-talk.txt");
  private final Pattern denials = WordList.anyOf("denials.txt");
  private final Subject subject = new Subject(SERVICE);

  /// Whether `post`, which is plain text, says so.
  boolean saysItFails(String post) {
    if (post.length() > LONGEST || LINK.matcher(post).find()) {
      return false;
    }
    String plain =
        Normalizer.normalize(post, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replace('’', '\'');
    String named = NAME.matcher(plain).replaceAll(SERVICE);
    if (!named.contains(SERVICE) || others.stream().anyMatch(each -> each.matcher(named).find())) {
      return false;
    }
    String text = subject.together(denials.matcher(named).replaceAll(" "));
    return text.contains(SERVICE) && failures.stream().anyMatch(each -> isFound(each, text));
  }

  private boolean isFound(Pattern failure, String text) {
    Matcher matcher = failure.matcher(text);
    for (int times = 0; times < MOST_LOOKS && matcher.find(); times++) {
      if (subject.isService(text, matcher.start(), matcher.end())) {
        return true;
      }
    }
    return false;
  }

  /// Whether a post names the service at all; cheap, for streams of which most is about other
  /// things.
  static boolean namesService(CharSequence text) {
    return NAME.matcher(text).find();
  }
}
