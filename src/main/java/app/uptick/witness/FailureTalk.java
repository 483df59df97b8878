package app.uptick.witness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/// Tells whether a post says that the service fails for its author: not news, not politics, not
/// advertising.
final class FailureTalk {

  private static final String SERVICE = "tiktok";
  private static final Pattern NAME =
      Pattern.compile(
          "tik[- ]?tok|т[иі]к[- ]?ток|틱톡|تيك ?توك",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final int LONGEST = 600;
  private static final Pattern LINK = Pattern.compile("https?://|www\\.", Pattern.CASE_INSENSITIVE);

  private final List<Pattern> failures;
  private final List<Pattern> others;

  /// With the words that come with the program.
  FailureTalk() {
    failures = patterns("failure-words.txt");
    others = patterns("other-talk.txt");
  }

  /// Whether `post`, which is plain text, says so.
  boolean saysItFails(String post) {
    if (post.length() > LONGEST || LINK.matcher(post).find()) {
      return false;
    }
    String text =
        NAME.matcher(post.toLowerCase(Locale.ROOT).replace('’', '\'')).replaceAll(SERVICE);
    return text.contains(SERVICE)
        && failures.stream().anyMatch(each -> each.matcher(text).find())
        && others.stream().noneMatch(each -> each.matcher(text).find());
  }

  /// Whether a post names the service at all; cheap, for streams of which most is about other
  /// things.
  static boolean namesService(CharSequence text) {
    return NAME.matcher(text).find();
  }

  /// One pattern a line; empty lines and comments (`# `) are left out.
  private static List<Pattern> patterns(String resource) {
    try (InputStream in =
            Objects.requireNonNull(FailureTalk.class.getResourceAsStream(resource), resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .map(line -> Pattern.compile(line, Pattern.UNICODE_CHARACTER_CLASS))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + resource, e);
    }
  }
}
