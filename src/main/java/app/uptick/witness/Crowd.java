package app.uptick.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Counts the people who say that the service fails, each once, however often they post.
final class Crowd {

  /// The stretch of time that is looked at.
  static final Duration SPAN = Duration.ofMinutes(10);

  /// The same, a day before, is what is usual at this time of day.
  static final Duration DAY = Duration.ofDays(1);

  /// Longer texts that are the same but for signs, numbers and spaces were copied.
  private static final int COPIED = 60;

  private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

  /// One post, as plain text.
  record Post(String author, String text, Instant at) {}

  /// Read when the first post is, which is seldom.
  private static final class Talk {
    static final FailureTalk OF_FAILURE = new FailureTalk();
  }

  /// Those of the posts that say so. This is what takes time.
  List<Post> complaints(List<Post> posts) {
    return posts.stream().filter(each -> Talk.OF_FAILURE.saysItFails(each.text())).toList();
  }

  /// How many of these posts' authors say so.
  int people(List<Post> posts) {
    return authors(complaints(posts));
  }

  private static int authors(List<Post> complaints) {
    Set<String> authors = new HashSet<>();
    Set<String> texts = new HashSet<>();
    for (Post post : complaints) {
      boolean copied = post.text().length() > COPIED && !texts.add(letters(post.text()));
      if (!copied) {
        authors.add(post.author());
      }
    }
    return authors.size();
  }

  /// How many people made those of the complaints that came between two moments.
  static int authors(List<Post> complaints, Instant from, Instant to) {
    return authors(
        complaints.stream()
            .filter(post -> !post.at().isBefore(from) && post.at().isBefore(to))
            .toList());
  }

  private static String letters(String text) {
    return NO_LETTERS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  /// How many did between two moments.
  int people(List<Post> posts, Instant from, Instant to) {
    return people(
        posts.stream()
            .filter(post -> !post.at().isBefore(from) && post.at().isBefore(to))
            .toList());
  }
}
