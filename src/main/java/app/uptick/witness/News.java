package app.uptick.witness;

import app.uptick.model.Evidence;
import app.uptick.model.Testimony.Announced;
import app.uptick.model.Testimony.Announcement;
import app.uptick.model.Testimony.Quiet;
import app.uptick.model.Testimony.Word;
import app.uptick.witness.Feed.Entry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Finds in the news what the service itself has said: only headlines that quote it, fresh, and
/// from two publishers at least. The service publishes no feed of its own.
final class News implements Witness {

  /// Undocumented, in wide use; `when:` bounds the age.
  private static final URI FEED =
      URI.create(
          "https://news.google.com/rss/search?q=%22TikTok%22+(outage+OR+down+OR+maintenance+OR+"
              + "attack+OR+unavailable)+when:6h&hl=en-US&gl=US&ceid=US:en");

  private static final long CAP = 512_000;

  /// An outage that nobody writes of for so long is over, or another one.
  private static final Duration FRESH = Duration.ofHours(6);

  private static final int LONGEST = 200;

  private static final Pattern QUOTES =
      Pattern.compile(
          "\\btiktok( \\w+){0,2} (says?|said|confirm(s|ed)?|acknowledge[sd]?|announce[sd]?|admit(s|ted)?"
              + "|apologi[sz]e[sd]?|is aware|is working|works to)\\b"
              + "|\\bspokes(person|man|woman|people)\\b|\\baccording to tiktok\\b"
              + "|\\b(usds|tiktok)( joint venture)? statement\\b",
          Pattern.CASE_INSENSITIVE);

  /// Its fate in politics and business is not its health.
  private static final Pattern POLITICS =
      Pattern.compile(
          "\\bban(s|ned|ning)?\\b|\\bcourt\\b|\\blaw(suit|makers?|s)?\\b|\\bsenat|\\bcongress"
              + "|\\bdivest|\\bshut(s|ting)? down\\b|\\bfine[sd]\\b|\\blayoffs?\\b",
          Pattern.CASE_INSENSITIVE);

  @Override
  public Pace pace() {
    return Pace.TEN_MINUTES;
  }

  @Override
  public Evidence.Kind kind() {
    return Evidence.Kind.OFFICIAL;
  }

  @Override
  public String source() {
    return "TikTok, as the news quote it";
  }

  @Override
  public Word ask(Question question, Web web) throws UnreadException, InterruptedException {
    return told(web.get(FEED, CAP, Feed::read), question.now());
  }

  /// What the service has said by these news.
  static Word told(List<Entry> news, Instant now) {
    List<Entry> quotes =
        news.stream()
            .filter(each -> isFresh(each, now))
            .filter(each -> QUOTES.matcher(headline(each)).find())
            .filter(each -> !POLITICS.matcher(headline(each)).find())
            .toList();
    List<Entry> trouble = quotes.stream().filter(each -> what(each).isPresent()).toList();
    Optional<Instant> over =
        quotes.stream()
            .filter(each -> Statement.isOver(headline(each)))
            .map(Entry::at)
            .max(Comparator.naturalOrder());
    List<Entry> standing =
        trouble.stream().filter(each -> over.isEmpty() || each.at().isAfter(over.get())).toList();
    for (Announcement what :
        List.of(Announcement.ATTACK, Announcement.MAINTENANCE, Announcement.OUTAGE)) {
      List<Entry> saying =
          what == Announcement.OUTAGE
              ? standing
              : standing.stream().filter(each -> what(each).equals(Optional.of(what))).toList();
      if (saying.stream().map(News::publisher).distinct().count() >= 2) {
        return announced(what, saying);
      }
    }
    return new Quiet();
  }

  private static Announced announced(Announcement what, List<Entry> saying) {
    Predicate<Entry> fits = each -> what(each).equals(Optional.of(what));
    Entry newest =
        saying.stream()
            .max(Comparator.comparing(fits::test).thenComparing(Entry::at))
            .orElseThrow();
    Instant since = saying.stream().map(Entry::at).min(Comparator.naturalOrder()).orElseThrow();
    return new Announced(what, Words.line(newest.title(), LONGEST), since);
  }

  private static boolean isFresh(Entry each, Instant now) {
    Duration age = Duration.between(each.at(), now);
    return age.compareTo(FRESH) <= 0 && age.compareTo(Duration.ofHours(-1)) >= 0;
  }

  private static Optional<Announcement> what(Entry entry) {
    return Statement.of(headline(entry));
  }

  /// Headlines end in the publisher's name: `TikTok confirms an outage - The Paper`.
  private static String headline(Entry entry) {
    int end = entry.title().lastIndexOf(" - ");
    return end < 0 ? entry.title() : entry.title().substring(0, end);
  }

  private static String publisher(Entry entry) {
    int end = entry.title().lastIndexOf(" - ");
    String name = entry.from().isBlank() && end >= 0 ? entry.title().substring(end) : entry.from();
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
