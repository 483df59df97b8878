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

  private static final String SAYS =
      "(?:says?|said|saying|confirm(?:s|ed)?|acknowledge[sd]?|announce[sd]?|admit(?:s|ted)?|blame[sd]?"
          + "|cite[sd]?|attributes?|attributed|reveal(?:s|ed)?|warn(?:s|ed)?|tells?|told|report(?:s|ed)(?! of)"
          + "|apologi[sz]e[sd]?|respond(?:s|ed)?|den(?:y|ies|ied)|state[sd]?|explain(?:s|ed)?)";

  /// The service itself, not those who use it: "TikTok users say" is no word of its.
  private static final String SPEAKER =
      "(?:tiktok|bytedance)(?:'s)?(?: (?:us|usds|usa|joint venture|jv|support|official|officials|owner|parent"
          + "|company|ceo|engineers|newsroom|spokes(?:person|man|woman|people)))*";

  private static final Pattern QUOTES =
      Pattern.compile(
          "\\b"
              + SPEAKER
              + ",? (?:(?:has|have|also|now|still|finally|today|just|officially|publicly) )*(?:"
              + SAYS
              + "\\b|(?:is )?(?:aware|working|investigating|restoring|fixing)\\b|works to\\b"
              + "|looking into\\b|on [\\w ]*(?:outage|disruption): )"
              + "|\\btiktok(?:'s)? (?:us )?(?:spokes(?:person|man|woman|people)|statement)\\b"
              + "|\\baccording to tiktok(?! users| creators)|\\b(?:usds|joint venture) (?:"
              + SAYS
              + "|statement)\\b"
              // The service is the matter, and then "the company" is it.
              + "|^(?:breaking: |update: |live: )?(?:why |is )?tiktok\\b(?! (?:users?|creators?|stars?"
              + "|influencers?|fans|sellers?)).*\\b(?:the )?(?:company|platform|app|spokes(?:person|man"
              + "|woman|people)|firm|tech giant) "
              + "(?:(?:has|also|now) )*(?:"
              + SAYS
              + "|is aware|is working|is investigating|working|investigating)\\b",
          Pattern.CASE_INSENSITIVE);

  /// Its fate in politics and business is not its health.
  private static final Pattern POLITICS =
      Pattern.compile(
          "\\bban(s|ned|ning)?\\b|\\bcourt\\b|\\blaw(suit|makers?|s)?\\b|\\bsenat|\\bcongress"
              + "|\\bdivest|\\bshut(s|ting)? down\\b|\\bfine[sd]\\b|\\blayoffs?\\b|\\bregulat|\\bparliament\\b"
              + "|\\bgovernment\\b|\\bblock(s|ed|ing)?\\b|\\bcensor",
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
            .filter(each -> isQuote(headline(each)))
            .toList();
    List<Entry> trouble = quotes.stream().filter(each -> what(each).isPresent()).toList();
    Optional<Instant> over =
        quotes.stream()
            .filter(each -> Statement.isOver(headline(each)))
            .filter(each -> !Statement.isOfOtherMatters(headline(each)))
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

  /// Whether a headline tells what the service itself says, on other things than politics.
  private static boolean isQuote(String headline) {
    String plain = headline.replace('’', '\'').replaceAll("(?i)\\bu\\.s\\.", "US");
    return QUOTES.matcher(plain).find() && !POLITICS.matcher(plain).find();
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
