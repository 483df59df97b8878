package app.uptick.desktop.window;

import app.uptick.model.Activity;
import app.uptick.model.Cause;
import app.uptick.model.Check;
import app.uptick.model.ChecklistItem;
import app.uptick.model.ChecklistItem.Result;
import app.uptick.model.CircleView;
import app.uptick.model.Diagnosis;
import app.uptick.model.Evidence;
import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionReport;
import app.uptick.model.FunctionState;
import app.uptick.model.HistoryView;
import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Kind;
import app.uptick.model.HistoryView.Point;
import app.uptick.model.Mute;
import app.uptick.model.Phase;
import app.uptick.model.PhaseTimes;
import app.uptick.model.Region;
import app.uptick.model.Scope;
import app.uptick.model.Standing;
import app.uptick.model.State;
import app.uptick.model.StatusSnapshot;
import app.uptick.model.Symptom;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// What a monitor says in the situations that a person can meet.
final class Scenes {

  static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");

  private Scenes() {}

  /// A snapshot, told from others by its name.
  record Named(String name, StatusSnapshot snapshot) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Named> all() {
    return Stream.of(
        new Named("up", up()),
        new Named("degraded", degraded()),
        new Named("down", down()),
        new Named("blocked", blocked()),
        new Named("your-side", yourSide()),
        new Named("unknown", unknown()),
        new Named("starting", starting()),
        new Named("checking", with(up(), Activity.CHECKING)),
        new Named("paused", with(down(), Activity.PAUSED)),
        new Named("long", longTexts()));
  }

  static StatusSnapshot up() {
    return watching(
        new Standing(State.UP, Cause.NONE, "TikTok works.", NOW.minusSeconds(7_512), null),
        diagnosis(
            State.UP,
            Cause.NONE,
            Scope.UNCLEAR,
            0.97,
            "TikTok works.",
            List.of(),
            parts(FunctionState.UP)));
  }

  static StatusSnapshot degraded() {
    var parts = new ArrayList<>(parts(FunctionState.UP));
    parts.set(3, part(FunctionId.VIDEO, "Videos", FunctionState.SLOW, 4_870));
    parts.set(4, part(FunctionId.IMAGES, "Pictures", FunctionState.FAILING, 0));
    return watching(
        new Standing(
            State.DEGRADED,
            Cause.CONTENT_DELIVERY,
            "TikTok opens, but videos and pictures have trouble.",
            NOW.minusSeconds(1_260),
            "i-7"),
        diagnosis(
            State.DEGRADED,
            Cause.CONTENT_DELIVERY,
            Scope.REGIONAL,
            0.78,
            "TikTok opens, but videos and pictures have trouble.",
            List.of("Keep the app open and try again in a few minutes.", "Use a lower quality."),
            parts));
  }

  /// Who of a circle sees it down.
  static CircleView circle() {
    return new CircleView(
        "broker.example:8883",
        CircleView.Contact.CONNECTED,
        NOW.minus(Duration.ofHours(1)),
        List.of(
            member("9f3e", CircleView.Part.SELF, State.DOWN, Region.EUROPE, 0),
            member("1a2b", CircleView.Part.COUNTED, State.DOWN, Region.EUROPE, 2),
            member("c4d5", CircleView.Part.NEW, State.UP, Region.ASIA, 5)),
        0,
        0);
  }

  static CircleView.Member member(
      String id, CircleView.Part part, State state, Region region, int minutesAgo) {
    Cause cause = state == State.UP ? Cause.NONE : Cause.SERVER_ERROR;
    return new CircleView.Member(
        id, part, state, cause, region, NOW.minus(Duration.ofMinutes(minutesAgo)));
  }

  static StatusSnapshot down() {
    return watching(
        new Standing(
            State.DOWN,
            Cause.SERVER_ERROR,
            "TikTok is down for everyone. It’s not you.",
            NOW.minusSeconds(1_530),
            "i-8"),
        diagnosis(
            State.DOWN,
            Cause.SERVER_ERROR,
            Scope.WIDESPREAD,
            0.94,
            "TikTok is down for everyone. It’s not you.",
            List.of(
                "Nothing to do but wait: Uptick tells you when it’s back.",
                "Don’t log out or install the app anew, that changes nothing.",
                "Keep drafts on your device until then."),
            parts(FunctionState.FAILING)));
  }

  /// Down, with evidence in such words.
  static StatusSnapshot down(String finding) {
    var down = down();
    var seen = Objects.requireNonNull(down.latest()).diagnosis();
    var piece = new Evidence(Evidence.Kind.ELSEWHERE, "Globalping", finding, NOW.minusSeconds(80));
    return watching(
        down.standing(),
        new Diagnosis(
            seen.state(),
            seen.cause(),
            seen.symptoms(),
            seen.scope(),
            seen.confidence(),
            seen.headline(),
            seen.advice(),
            List.of(piece),
            seen.functions(),
            seen.checklist()));
  }

  static StatusSnapshot blocked() {
    return watching(
        new Standing(
            State.BLOCKED,
            Cause.DNS_TAMPERING,
            "TikTok looks blocked on your network.",
            NOW.minusSeconds(95_000),
            "i-9"),
        diagnosis(
            State.BLOCKED,
            Cause.DNS_TAMPERING,
            Scope.LOCAL,
            0.86,
            "TikTok looks blocked on your network.",
            List.of("Try another network, such as mobile data.", "Ask who runs this network."),
            parts(FunctionState.FAILING)));
  }

  static StatusSnapshot yourSide() {
    return watching(
        new Standing(
            State.YOUR_SIDE,
            Cause.CAPTIVE_PORTAL,
            "This Wi-Fi wants you to sign in first.",
            NOW.minusSeconds(40),
            "i-10"),
        diagnosis(
            State.YOUR_SIDE,
            Cause.CAPTIVE_PORTAL,
            Scope.LOCAL,
            0.99,
            "This Wi-Fi wants you to sign in first.",
            List.of("Open any web page and sign in to the network."),
            parts(FunctionState.UNKNOWN)));
  }

  /// Every part was asked, in vain.
  static StatusSnapshot cutOff() {
    return watching(
        new Standing(
            State.YOUR_SIDE,
            Cause.NO_INTERNET,
            "You are connected to a network, but not to the internet.",
            NOW.minusSeconds(40),
            "i-11"),
        diagnosis(
            State.YOUR_SIDE,
            Cause.NO_INTERNET,
            Scope.LOCAL,
            0.95,
            "You are connected to a network, but not to the internet.",
            List.of("Restart the router, and wait for two minutes."),
            parts(FunctionState.UNKNOWN).stream().map(Scenes::askedInVain).toList()));
  }

  private static FunctionReport askedInVain(FunctionReport report) {
    return new FunctionReport(
        report.id(),
        report.name(),
        report.url(),
        report.state(),
        null,
        PhaseTimes.NONE,
        null,
        new Failure(Phase.CONNECT, FailureKind.TIMEOUT, "no answer within 5 s"),
        NOW.minusSeconds(22));
  }

  static StatusSnapshot unknown() {
    return watching(
        new Standing(
            State.UNKNOWN,
            Cause.UNCLEAR,
            "There is not enough to tell how TikTok is.",
            NOW.minusSeconds(300),
            null),
        diagnosis(
            State.UNKNOWN,
            Cause.UNCLEAR,
            Scope.UNCLEAR,
            0.3,
            "There is not enough to tell how TikTok is.",
            List.of("Check again in a minute."),
            parts(FunctionState.UNKNOWN)));
  }

  static StatusSnapshot starting() {
    return new StatusSnapshot(
        new Standing(State.UNKNOWN, Cause.UNCLEAR, "The first check is under way.", NOW, null),
        null,
        Activity.STARTING,
        Mute.OFF,
        Duration.ofSeconds(15),
        false);
  }

  static StatusSnapshot longTexts() {
    var sentence =
        "TikTok answers with errors for people in many countries, and its own status page speaks of"
            + " a configuration that was rolled out this morning and is being taken back.";
    var parts = new ArrayList<>(parts(FunctionState.FAILING));
    parts.set(
        0,
        new FunctionReport(
            FunctionId.WEB,
            "Web site and everything that belongs to it in all countries",
            URI.create("https://www.tiktok.com/" + "a-very-long-path/".repeat(8)),
            FunctionState.SLOW,
            "2001:db8:1234:5678:9abc:def0:1234:5678",
            new PhaseTimes(
                Duration.ofMillis(12_345),
                Duration.ofMillis(5),
                Duration.ofMillis(60),
                Duration.ofMillis(9_000),
                Duration.ofMillis(123_456)),
            200,
            null,
            NOW.minusSeconds(200_000)));
    return new StatusSnapshot(
        new Standing(State.DOWN, Cause.SERVER_ERROR, sentence, NOW.minusSeconds(900_000), "i-11"),
        new Check(
            NOW.minusSeconds(20),
            Duration.ofSeconds(4),
            diagnosis(
                State.DOWN,
                Cause.SERVER_ERROR,
                Scope.WIDESPREAD,
                0.5,
                sentence,
                List.of(sentence, sentence),
                parts)),
        Activity.WATCHING,
        new Mute.Until(NOW.plusSeconds(100_000)),
        Duration.ofSeconds(15),
        true);
  }

  static StatusSnapshot with(StatusSnapshot snapshot, Activity activity) {
    return new StatusSnapshot(
        snapshot.standing(),
        snapshot.latest(),
        activity,
        snapshot.mute(),
        snapshot.interval(),
        snapshot.flapping());
  }

  static StatusSnapshot with(StatusSnapshot snapshot, Mute mute) {
    return new StatusSnapshot(
        snapshot.standing(),
        snapshot.latest(),
        snapshot.activity(),
        mute,
        snapshot.interval(),
        snapshot.flapping());
  }

  static StatusSnapshot watching(Standing standing, Diagnosis diagnosis) {
    return watching(standing, diagnosis, NOW.minusSeconds(24));
  }

  static StatusSnapshot watching(Standing standing, Diagnosis diagnosis, Instant checkedAt) {
    return new StatusSnapshot(
        standing,
        new Check(checkedAt, Duration.ofMillis(2_300), diagnosis),
        Activity.WATCHING,
        Mute.OFF,
        Duration.ofSeconds(15),
        false);
  }

  /// A diagnosis of being down that is sure to that degree.
  static Diagnosis sure(double confidence) {
    return diagnosis(
        State.DOWN,
        Cause.SERVER_ERROR,
        Scope.WIDESPREAD,
        confidence,
        "TikTok is down for everyone. It’s not you.",
        List.of(),
        parts(FunctionState.FAILING));
  }

  private static Diagnosis diagnosis(
      State state,
      Cause cause,
      Scope scope,
      double confidence,
      String headline,
      List<String> advice,
      List<FunctionReport> parts) {
    Set<Symptom> symptoms =
        state == State.DOWN || state == State.DEGRADED
            ? Set.of(Symptom.ERROR_MESSAGES, Symptom.CONTENT_UNAVAILABLE)
            : Set.of();
    return new Diagnosis(
        state,
        cause,
        symptoms,
        scope,
        confidence,
        headline,
        advice,
        evidence(state),
        parts,
        checklist(state));
  }

  private static List<FunctionReport> parts(FunctionState state) {
    return List.of(
        part(FunctionId.WEB, "Web site", state, 182),
        part(FunctionId.LOGIN, "Log-in", state, 240),
        part(FunctionId.FEED, "Feed", state, 96),
        part(FunctionId.VIDEO, "Videos", state, 1_310),
        part(FunctionId.IMAGES, "Pictures", state, 88),
        part(FunctionId.LIVE, "Live", state, 402),
        part(FunctionId.UPLOAD, "Upload", state, 233));
  }

  private static FunctionReport part(FunctionId id, String name, FunctionState state, int millis) {
    var url = URI.create("https://www.tiktok.com/" + id.code());
    var asked = NOW.minusSeconds(22 + millis / 4);
    return switch (state) {
      case UP, SLOW ->
          new FunctionReport(
              id,
              name,
              url,
              state,
              "192.0.2.7",
              new PhaseTimes(
                  Duration.ofMillis(12),
                  Duration.ofMillis(20),
                  Duration.ofMillis(31),
                  Duration.ofMillis(millis - 63),
                  Duration.ofMillis(millis)),
              200,
              null,
              asked);
      case FAILING ->
          new FunctionReport(
              id,
              name,
              url,
              state,
              "192.0.2.7",
              new PhaseTimes(
                  Duration.ofMillis(12), Duration.ofMillis(20), Duration.ofMillis(31), null, null),
              503,
              new Failure(Phase.HTTP, FailureKind.STATUS, "503 Service Unavailable"),
              asked);
      case UNKNOWN ->
          new FunctionReport(id, name, url, state, null, PhaseTimes.NONE, null, null, null);
    };
  }

  private static List<Evidence> evidence(State state) {
    if (state == State.UP) {
      return List.of(
          new Evidence(
              Evidence.Kind.PROBE, "www.tiktok.com", "Answers in 182 ms.", NOW.minusSeconds(22)),
          new Evidence(
              Evidence.Kind.LOCAL,
              "3 other sites",
              "All answer as they should.",
              NOW.minusSeconds(22)));
    }
    return List.of(
        new Evidence(
            Evidence.Kind.PROBE,
            "www.tiktok.com",
            "Answers with error 503, and the answer is TikTok’s own.",
            NOW.minusSeconds(22)),
        new Evidence(
            Evidence.Kind.LOCAL,
            "example.com, wikipedia.org, gnu.org",
            "All answer as they should: your connection is fine.",
            NOW.minusSeconds(22)),
        new Evidence(
            Evidence.Kind.ELSEWHERE,
            "Globalping",
            "TikTok fails from 4 of 4 networks in 3 countries.",
            NOW.minusSeconds(80)),
        new Evidence(
            Evidence.Kind.OFFICIAL,
            "TikTok status page",
            "Says nothing of it yet.",
            NOW.minusSeconds(400)),
        new Evidence(
            Evidence.Kind.TRACKER,
            "Downdetector",
            "Could not be reached, so it counts for nothing.",
            NOW.minusSeconds(65)),
        new Evidence(
            Evidence.Kind.CROWD,
            "Posts on Bluesky",
            "38 posts of an outage in 10 minutes, 1 is usual.",
            NOW.minusSeconds(50)));
  }

  private static List<ChecklistItem> checklist(State state) {
    boolean mine = state == State.YOUR_SIDE;
    return List.of(
        new ChecklistItem("network", "This device is on a network", Result.PASS, "Wi-Fi, wlan0"),
        new ChecklistItem(
            "internet",
            "The internet answers",
            mine ? Result.FAIL : Result.PASS,
            mine ? "A sign-in page comes in place of every site." : "3 of 3 other sites answer."),
        new ChecklistItem("dns", "Addresses are found", mine ? Result.SKIP : Result.PASS, ""),
        new ChecklistItem(
            "speed",
            "The connection is fast enough",
            mine ? Result.SKIP : Result.WARN,
            mine ? "" : "Other sites take 900 ms, 200 ms is usual."),
        new ChecklistItem("clock", "The clock is right", Result.PASS, "Off by less than a second."),
        new ChecklistItem(
            "app", "Close the app and open it again", Result.MANUAL, "It may hold on to old data."),
        new ChecklistItem(
            "other-network", "Try another network, such as mobile data", Result.MANUAL, ""));
  }

  /// A day with a spike, an outage, a slow stretch and a night in which the device slept.
  static HistoryView day() {
    var from = NOW.minus(Duration.ofHours(24));
    var points = new ArrayList<Point>();
    for (int minute = 0; minute < 24 * 60; minute += 3) {
      boolean asleep = minute >= 600 && minute < 1_020;
      boolean out = minute >= 1_300 && minute < 1_355;
      if (!asleep && !out) {
        boolean slow = minute >= 240 && minute < 320;
        double wave = 180 + 40 * Math.sin(minute / 70.0) + 25 * Math.sin(minute * 1.7);
        double spike = minute == 480 ? 9_000 : 0;
        points.add(
            new Point(
                from.plusSeconds(60L * minute),
                Duration.ofMillis(Math.round(wave + (slow ? 210 : 0) + spike))));
      }
    }
    return new HistoryView(
        from,
        NOW,
        points,
        List.of(
            band(from, 0, 240, Kind.UP),
            band(from, 240, 320, Kind.DEGRADED),
            band(from, 320, 420, Kind.UP),
            band(from, 420, 440, Kind.YOUR_SIDE),
            band(from, 440, 600, Kind.UP),
            band(from, 600, 1_020, Kind.UNOBSERVED),
            band(from, 1_020, 1_300, Kind.UP),
            band(from, 1_300, 1_355, Kind.DOWN),
            band(from, 1_355, 1_440, Kind.UP)));
  }

  /// The incidents of [#day].
  static List<IncidentMark> incidentsOfDay() {
    return List.of(
        incident("slow", 240, 320, Kind.DEGRADED, "TikTok is slow for many people."),
        incident("mine", 420, 440, Kind.YOUR_SIDE, "This Wi-Fi wants you to sign in first."),
        incident("down", 1_300, 1_355, Kind.DOWN, "TikTok is down for many people."));
  }

  private static IncidentMark incident(
      String id, int fromMinute, int toMinute, Kind worst, String headline) {
    var from = NOW.minus(Duration.ofHours(24));
    return new IncidentMark(
        id, from.plusSeconds(60L * fromMinute), from.plusSeconds(60L * toMinute), worst, headline);
  }

  /// A year with nights asleep, a fortnight off, trouble twice a week and one long outage.
  static HistoryView year() {
    var from = NOW.minus(Duration.ofDays(365));
    var points = new ArrayList<Point>();
    var bands = new ArrayList<Band>();
    for (int day = 0; day < 365; day++) {
      int start = day * 1_440;
      if (day >= 100 && day < 114) {
        bands.add(band(from, start, start + 1_440, Kind.OFF));
        continue;
      }
      int bad = day == 250 ? 800 : day % 4 == 1 ? 40 + day % 60 : 0;
      bands.add(band(from, start, start + 500, Kind.ASLEEP));
      bands.add(band(from, start + 500, start + 1_440 - bad, Kind.UP));
      bands.add(
          band(from, start + 1_440 - bad, start + 1_440, bad > 90 ? Kind.DOWN : Kind.DEGRADED));
      long median = Math.round(190 + 40 * Math.sin(day / 20.0) + 15 * Math.sin(day * 2.3));
      points.add(
          new Point(
              from.plusSeconds(60L * (start + 900L)),
              Duration.ofMillis(day == 250 ? 4_000 : median),
              Duration.ofMillis(day == 250 ? 9_000 : median * 2 + 3L * (day % 17))));
    }
    bands.removeIf(each -> each.from().equals(each.to()));
    return new HistoryView(from, NOW, points, bands);
  }

  /// Thirty days with nights asleep, trouble of several kinds, and a week in which it was off.
  static HistoryView month() {
    var from = NOW.minus(Duration.ofDays(30));
    var points = new ArrayList<Point>();
    var bands = new ArrayList<Band>();
    for (int day = 0; day < 30; day++) {
      int start = day * 1_440;
      boolean off = day >= 8 && day < 12;
      if (off) {
        if (day == 8) {
          bands.add(band(from, start, start + 4 * 1_440, Kind.OFF));
        }
        continue;
      }
      bands.add(band(from, start, start + 540, Kind.ASLEEP));
      int bad = day % 5 == 3 ? 60 + 4 * day : 0;
      Kind kind = day % 2 == 0 ? Kind.DOWN : Kind.DEGRADED;
      bands.add(band(from, start + 540, start + 900, Kind.UP));
      bands.add(band(from, start + 900, start + 900 + bad, kind));
      bands.add(band(from, start + 900 + bad, start + 1_440, Kind.UP));
      for (int minute = 540; minute < 1_440; minute += 90) {
        long median = Math.round(190 + 30 * Math.sin(day) + minute / 40.0);
        points.add(
            new Point(
                from.plusSeconds(60L * (start + minute)),
                Duration.ofMillis(median),
                Duration.ofMillis(median * (day == 20 ? 20 : 2))));
      }
    }
    bands.removeIf(each -> each.from().equals(each.to()));
    return new HistoryView(from, NOW, points, bands);
  }

  static Band band(Instant start, int fromMinute, int toMinute, Kind kind) {
    return new Band(start.plusSeconds(60L * fromMinute), start.plusSeconds(60L * toMinute), kind);
  }
}
