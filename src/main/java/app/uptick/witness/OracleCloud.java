package app.uptick.witness;

import app.uptick.model.Evidence;
import app.uptick.model.Testimony.HostTrouble;
import app.uptick.model.Testimony.Quiet;
import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Word;
import app.uptick.witness.Feed.Entry;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the status of Oracle's cloud, which hosts the service in the United States. On 3 March
/// 2026 it told of the disruption that took the service along; on 26 January 2026 it was green
/// throughout. So its trouble counts, and its silence does not.
final class OracleCloud implements Witness {

  private static final URI COMPONENTS =
      URI.create("https://ocistatus.oraclecloud.com/api/v2/components.json");
  private static final URI INCIDENTS =
      URI.create("https://ocistatus.oraclecloud.com/api/v2/incident-summary.rss");

  /// Read as a stream, some fifty regions of a hundred services each.
  private static final long CAP = 2_000_000;

  private static final long FEED_CAP = 400_000;
  private static final Duration FRESH = Duration.ofHours(30);

  /// Where the service's servers for the United States are.
  private static final Pattern REGION =
      Pattern.compile("\\bUS (East|West|Midwest)\\b[^|,;\\n]{0,30}|\\bAshburn\\b");

  private static final Set<String> COUNTRIES = Set.of("US");

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
    return "Oracle Cloud";
  }

  @Override
  public boolean isHeavy() {
    return true;
  }

  /// The health of the regions, else the feed of incidents: one that can be read is enough.
  @Override
  public Word ask(Question question, Web web) throws UnreadException, InterruptedException {
    try {
      return web.get(COMPONENTS, CAP, body -> regions(body, question.now()));
    } catch (UnreadException e) {
      if (e.unread().reason() == Reason.REFUSED || e.unread().reason() == Reason.UNREACHABLE) {
        throw e;
      }
      return incidents(web.get(INCIDENTS, FEED_CAP, Feed::read), question.now());
    }
  }

  static Word regions(InputStream body, Instant now) throws IOException, UnreadException {
    JsonReader reader = new JsonReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    try {
      reader.beginObject();
      while (reader.hasNext()) {
        if (reader.nextName().equals("regionHealthReports")) {
          return health(reader, now);
        }
        reader.skipValue();
      }
    } catch (CappedStream.TooLargeException e) {
      throw e;
    } catch (IOException | IllegalStateException | JsonParseException e) {
      if (e.getCause() instanceof CappedStream.TooLargeException large) {
        throw large;
      }
    }
    throw new UnreadException(Reason.NONSENSE);
  }

  private static Word health(JsonReader reader, Instant now) throws IOException, UnreadException {
    Optional<HostTrouble> trouble = Optional.empty();
    int regions = 0;
    reader.beginArray();
    while (reader.hasNext()) {
      Json region = Json.of(JsonParser.parseReader(reader));
      regions++;
      String name = Words.line(region.at("regionName").textOr(""), 60);
      if (trouble.isEmpty() && REGION.matcher(name).find() && isDisrupted(region)) {
        trouble = Optional.of(new HostTrouble(name, COUNTRIES, now));
      }
    }
    if (regions == 0) {
      throw new UnreadException(Reason.NONSENSE);
    }
    return trouble.isPresent() ? trouble.get() : new Quiet();
  }

  /// The documentation writes `Service Disruption`, the wire `ServiceDisruption`.
  private static boolean isDisrupted(Json region) {
    return region.at("serviceHealthReports").items().stream()
        .map(each -> each.at("serviceStatus").textOr("").replace(" ", ""))
        .map(status -> status.toLowerCase(Locale.ROOT))
        .anyMatch(status -> status.equals("servicedisruption") || status.equals("servicedown"));
  }

  static Word incidents(List<Entry> feed, Instant now) {
    return feed.stream()
        .filter(each -> Duration.between(each.at(), now).compareTo(FRESH) < 0)
        .filter(each -> REGION.matcher(each.title() + " " + each.text()).find())
        .max(Comparator.comparing(Entry::at))
        .filter(each -> !each.text().startsWith("Resolved"))
        .<Word>map(each -> new HostTrouble(where(each), COUNTRIES, each.at()))
        .orElseGet(Quiet::new);
  }

  private static String where(Entry entry) {
    var matcher = REGION.matcher(entry.title() + " " + entry.text());
    return matcher.find() ? Words.line(matcher.group(), 60) : "US";
  }
}
