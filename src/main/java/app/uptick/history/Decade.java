package app.uptick.history;

import app.uptick.model.Cause;
import app.uptick.model.Check;
import app.uptick.model.Diagnosis;
import app.uptick.model.Evidence;
import app.uptick.model.Failure;
import app.uptick.model.FailureKind;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionReport;
import app.uptick.model.FunctionState;
import app.uptick.model.Notice;
import app.uptick.model.Phase;
import app.uptick.model.PhaseTimes;
import app.uptick.model.Scope;
import app.uptick.model.State;
import app.uptick.model.StatusChange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Makes up the history of years of polls, so that it can be measured how one that old behaves:
/// nights asleep, trouble of both sides now and then, waves of slowness over the day.
///
/// Every poll goes the way of a real one; only that a day of them is one transaction.
public final class Decade {

  private static final FunctionId[] FUNCTIONS = FunctionId.values();
  private static final int ASKED_AT_ONCE = 2;
  private static final Duration DAY = Duration.ofDays(1);

  /// A real check has about sixteen lines of seven kinds.
  private static final int EVIDENCE_OF_A_KIND = 2;

  /// In seconds while somebody looks: about two days.
  private static final double WELL_FOR = 120_000;

  private static final URI SOMEWHERE = URI.create("https://www.tiktok.com/");

  private final Recorder recorder;
  private final Connection connection;
  private final Duration interval;
  private final RandomGenerator random;
  private long polls;
  private State state = State.UP;
  private Instant stateSince = Instant.EPOCH;
  private Instant stateUntil = Instant.EPOCH;

  private Decade(
      Connection connection, Recorder recorder, Duration interval, RandomGenerator random) {
    this.connection = connection;
    this.recorder = recorder;
    this.interval = interval;
    this.random = random;
  }

  /// Writes polls from `begin` to `end` into the history of a folder that has none yet; how many.
  public static long write(
      Path folder,
      Instant begin,
      Instant end,
      Duration interval,
      Retention retention,
      RandomGenerator random)
      throws HistoryException {
    Path file = folder.resolve(Database.FILE);
    try (Connection connection = Database.write(file);
        Statements sql = new Statements(connection)) {
      Recorder recorder = new Recorder(sql, new Room(connection, sql, file, retention));
      Decade decade = new Decade(connection, recorder, interval, random);
      for (Instant day = begin; day.isBefore(end); day = day.plus(DAY)) {
        decade.day(day, end);
      }
      return decade.polls;
    } catch (IOException | SQLException | Database.Unfit e) {
      throw new HistoryException("making up " + file + ": " + e.getMessage(), e);
    }
  }

  private void day(Instant begin, Instant end) throws SQLException {
    Sql.run(connection, "BEGIN IMMEDIATE");
    recorder.started(begin);
    Instant night = begin.plus(Duration.ofMinutes(60L + random.nextInt(120)));
    Instant morning = night.plus(Duration.ofMinutes(300L + random.nextInt(180)));
    recorder.unobserved(Unobserved.ASLEEP, night, morning);
    for (Instant at = begin;
        at.isBefore(begin.plus(DAY)) && at.isBefore(end);
        at = at.plus(interval)) {
      if (at.isBefore(night) || !at.isBefore(morning)) {
        change(at);
        recorder.check(check(at), interval);
        polls++;
      }
    }
    Sql.run(connection, "COMMIT");
    recorder.room().foldLog();
  }

  /// About every other day there is some trouble, for minutes, seldom for hours.
  private void change(Instant at) throws SQLException {
    if (at.isBefore(stateUntil)) {
      return;
    }
    boolean begins = state == State.UP && random.nextDouble() < seconds(interval) / WELL_FOR;
    if (state != State.UP || begins) {
      State before = state;
      boolean goesOn = state != State.UP && random.nextInt(3) == 0;
      state = begins || goesOn ? trouble() : State.UP;
      stateSince = begins ? at : stateSince;
      stateUntil = state == State.UP ? at : at.plusSeconds(180L + random.nextInt(4_000));
      String incident = stateSince.toString();
      recorder.change(
          new StatusChange(at, before, state, cause(), headline(), incident, stateSince),
          check(at));
      tell(at, begins, incident);
    }
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1e3;
  }

  /// As long as what is said of a real one.
  private String headline() {
    return state == State.UP
        ? "TikTok is back."
        : "TikTok answers with errors, and so it does for others in many places.";
  }

  private void tell(Instant at, boolean begins, String incident) throws SQLException {
    if (begins || state == State.UP) {
      recorder
          .stories()
          .told(
              new Notice(
                  at,
                  state == State.UP ? Notice.Kind.RECOVERY : Notice.Kind.TROUBLE,
                  incident,
                  headline(),
                  "Since 10:05. There is nothing to do but to wait.",
                  Notice.Urgency.NORMAL));
    }
    if (state == State.UP && random.nextInt(10) == 0) {
      recorder
          .stories()
          .note(incident, "The stream to our followers broke off; told them by mail.");
    }
  }

  /// As much as a real check finds where something is wrong.
  private List<Evidence> evidence(Instant at) {
    if (state == State.UP) {
      return List.of();
    }
    List<Evidence> evidence = new ArrayList<>();
    for (Evidence.Kind kind : Evidence.Kind.values()) {
      for (int nth = 0; nth < EVIDENCE_OF_A_KIND; nth++) {
        evidence.add(
            new Evidence(
                kind,
                "Source " + nth,
                "www.tiktok.com: Web site: it answers with an error (answered "
                    + (500 + random.nextInt(5))
                    + "), at 23.0.51."
                    + random.nextInt(256),
                at));
      }
    }
    return evidence;
  }

  private State trouble() {
    State[] all = {State.DEGRADED, State.DEGRADED, State.DOWN, State.YOUR_SIDE, State.YOUR_SIDE};
    return all[random.nextInt(all.length)];
  }

  private Cause cause() {
    return Arrays.stream(Cause.values())
        .filter(each -> each.goesWith(state))
        .findFirst()
        .orElseThrow();
  }

  private Check check(Instant at) {
    List<FunctionReport> reports = new ArrayList<>();
    for (int n = 0; n < FUNCTIONS.length; n++) {
      boolean asked = Math.floorMod(n - polls * ASKED_AT_ONCE, FUNCTIONS.length) < ASKED_AT_ONCE;
      reports.add(report(FUNCTIONS[n], asked ? at : at.minus(interval)));
    }
    return new Check(
        at,
        Duration.ofMillis(600),
        new Diagnosis(
            state,
            cause(),
            Set.of(),
            Scope.UNCLEAR,
            0.9,
            headline(),
            List.of(),
            evidence(at),
            reports,
            List.of()));
  }

  private FunctionReport report(FunctionId id, Instant at) {
    boolean fails = state == State.DOWN || state == State.YOUR_SIDE;
    double hour = at.getEpochSecond() % 86_400 / 3_600.0;
    double usual =
        150 + 10 * id.code().length() + 60 * Math.max(0, Math.sin((hour - 12) / 24 * 6.28));
    double slow = state == State.DEGRADED ? 6 : 1;
    Duration total =
        Duration.ofMillis(Math.round(usual * slow * Math.exp(0.3 * random.nextGaussian())));
    return new FunctionReport(
        id,
        id.code(),
        SOMEWHERE,
        fails ? FunctionState.FAILING : slow > 1 ? FunctionState.SLOW : FunctionState.UP,
        null,
        new PhaseTimes(null, total.dividedBy(4), null, total.dividedBy(3), total),
        fails ? null : 200,
        fails ? new Failure(Phase.CONNECT, FailureKind.TIMEOUT, "made up") : null,
        at);
  }
}
