package app.uptick.witness;

import app.uptick.model.Evidence;
import app.uptick.model.Testimony.BlockTests;
import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Word;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.ToLongFunction;

/// Asks OONI whether volunteers in the person's country meet blocks. Its tests are few and hours
/// late: they say what is blocked, never what is down (docs.ooni.org).
final class Ooni implements Witness {

  private static final long CAP = 128_000;
  private static final int DAYS = 3;

  /// More tests than there ever were.
  private static final int MOST = 10_000_000;

  @Override
  public Pace pace() {
    return Pace.SIX_HOURS;
  }

  @Override
  public Evidence.Kind kind() {
    return Evidence.Kind.TRACKER;
  }

  @Override
  public String source() {
    return "OONI";
  }

  @Override
  public Word ask(Question question, Web web) throws UnreadException, InterruptedException {
    String country =
        question.awaitCountry().orElseThrow(() -> new UnreadException(Reason.NO_COUNTRY));
    LocalDate today = LocalDate.ofInstant(question.now(), ZoneOffset.UTC);
    URI url =
        URI.create(
            "https://api.ooni.org/api/v1/aggregation?domain=www.tiktok.com"
                + ("&test_name=web_connectivity&probe_cc=" + country)
                + ("&since=" + today.minusDays(DAYS) + "&until=" + today.plusDays(1))
                + "&axis_x=measurement_start_day");
    return told(web.getJson(url, CAP), country);
  }

  static Word told(Json aggregation, String country) throws UnreadException {
    List<Json> rows = aggregation.at("result").items();
    if (!aggregation.at("result").isArray()) {
      throw new UnreadException(Reason.NONSENSE);
    }
    return new BlockTests(
        country,
        sum(rows, "measurement_count"),
        sum(rows, "anomaly_count"),
        sum(rows, "confirmed_count"));
  }

  private static int sum(List<Json> rows, String field) {
    ToLongFunction<Json> count = row -> row.at(field).count().orElse(0);
    return (int) Math.min(MOST, rows.stream().mapToLong(count).sum());
  }
}
