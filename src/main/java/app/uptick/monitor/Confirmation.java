package app.uptick.monitor;

import app.uptick.model.Cause;
import app.uptick.model.Check;
import app.uptick.model.Diagnosis;
import app.uptick.model.Standing;
import app.uptick.model.State;
import app.uptick.model.StatusChange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides when what rounds say counts as a change, and when to look again until it does.
///
/// Trouble counts after three rounds in a row that take long enough for a blip to be over; its end
/// counts later than its beginning, so that an outage with gaps is one outage. Not thread-safe;
/// time comes in with the checks.
final class Confirmation {

  private static final int ROUNDS = 3;
  private static final Duration SERVICE_SPAN = Duration.ofSeconds(5);
  private static final Duration YOUR_SIDE_SPAN = Duration.ofSeconds(10);

  /// Where nobody answers, a round takes so long that two of them say as much as three others.
  private static final Duration LONG_SILENCE = Duration.ofSeconds(20);

  private static final Duration MOST_RECOVERY_SPAN = Duration.ofSeconds(60);
  private static final Duration LEAST_RECOVERY_SPAN = Duration.ofSeconds(15);

  /// Between rounds that look again, where no time is set for them.
  private static final Duration BREATH = Duration.ofSeconds(2);

  /// A suspicion that neither holds nor goes by then is looked into at the usual pace.
  private static final Duration SUSPICION_LIMIT = Duration.ofSeconds(30);

  /// Silence about this device's side after a start or a sleep; what lasts longer is told.
  private static final Duration GROUND_LIMIT = Duration.ofSeconds(90);

  private static final Duration OF_LATE = Duration.ofMinutes(10);
  private static final Duration LEAST_TURN_SPAN = Duration.ofSeconds(20);
  private static final Duration LEAST_CAUSE_SPAN = Duration.ofSeconds(60);

  /// When to look again after a suspicion arose: at once, then while a blip would end.
  private static final List<Duration> BURST =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10));

  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /// What follows from a round.
  ///
  /// @param lookAgainIn when to make the next full round; null to go on at the usual pace
  record Step(
      Standing standing,
      @Nullable StatusChange change,
      boolean flapping,
      @Nullable Duration lookAgainIn) {}

  /// Trouble that a monitor before this one had begun to tell.
  record Unfinished(String incident, Instant since) {}

  /// Rounds in a row that say the same, which is not what stands.
  private record Candidate(Object what, Instant since, int rounds) {

    Candidate again() {
      return new Candidate(what, since, rounds + 1);
    }
  }

  private enum Group {
    WELL,
    SERVICE,
    YOUR_SIDE
  }

  private final Duration interval;
  private final Flapping flapping = new Flapping();
  private Standing standing;
  private State published;
  private @Nullable Candidate candidate;
  private @Nullable Candidate otherCause;
  private @Nullable Instant suspectedAt;
  private @Nullable Unfinished unfinished;
  private @Nullable Instant troubleSince;
  private boolean awaitingGround = true;
  private @Nullable Instant groundAwaitedSince;
  private final List<Instant> recoveries = new ArrayList<>();

  /// @param interval the usual time between rounds
  /// @param unfinished what was not over when the last monitor ended, null for nothing
  Confirmation(Duration interval, Standing initial, @Nullable Unfinished unfinished) {
    this.interval = interval;
    standing = initial;
    published = initial.state();
    this.unfinished = unfinished;
  }

  Standing standing() {
    return standing;
  }

  /// Forgets what was suspected, and is silent about this device's side until other sites answer:
  /// after sleep, nobody wants to hear that the network was not there at once.
  void resumed() {
    forgetSuspicions();
    awaitingGround = true;
    groundAwaitedSince = null;
  }

  /// Forgets what was suspected: it was seen on another network.
  void networkChanged() {
    forgetSuspicions();
  }

  /// Forgets what was suspected: it was seen of other functions, or on another way.
  void watchChanged() {
    forgetSuspicions();
  }

  private void forgetSuspicions() {
    candidate = null;
    otherCause = null;
    suspectedAt = null;
  }

  /// Notes when something of the service's first failed, which counts as a round, unless the full
  /// round that looks into it finds that the fault is here.
  void suspect(Instant at) {
    if (candidate == null && suspectedAt == null) {
      suspectedAt = at;
    }
  }

  /// Notes that what was well fails again: what was taken for the end of trouble has to prove
  /// itself anew.
  void failedAgain() {
    if (isRecovering()) {
      candidate = null;
    }
  }

  /// Whether rounds say that the trouble that stands is over.
  boolean isRecovering() {
    return !isCalm() && candidate != null && candidate.what() == State.UP;
  }

  /// Takes in a round.
  Step take(Check check) {
    Diagnosis diagnosis = check.diagnosis();
    State state = diagnosis.state();
    boolean isGround = state != State.YOUR_SIDE && state != State.UNKNOWN;
    if (isGround || waitedForGround(check).compareTo(GROUND_LIMIT) > 0) {
      awaitingGround = false;
    }
    recoveries.removeIf(each -> each.isBefore(check.checkedAt().minus(OF_LATE)));
    StatusChange change =
        state == State.UNKNOWN ? null : awaitingGround ? silently(check) : weigh(check);
    if (candidate == null) { // as Nagios does, which leaves soft states out
      flapping.take(standing.state().isTrouble());
    }
    return new Step(standing, change, flapping.isFlapping(), lookAgainIn(check));
  }

  /// While the ground is not there yet, the icon may say so; nobody is told.
  private @Nullable StatusChange silently(Check check) {
    if (standing.incident() == null) {
      Diagnosis diagnosis = check.diagnosis();
      standing =
          new Standing(
              diagnosis.state(),
              diagnosis.cause(),
              diagnosis.headline(),
              standing.state() == diagnosis.state()
                  ? standing.since()
                  : silentlySince(diagnosis.state(), check.checkedAt()),
              null);
    }
    return null;
  }

  /// Trouble that a monitor before this one saw began then, not with this start.
  private Instant silentlySince(State state, Instant now) {
    return unfinished != null && state.isTrouble() ? unfinished.since() : now;
  }

  private @Nullable StatusChange weigh(Check check) {
    Diagnosis diagnosis = check.diagnosis();
    Instant suspicion = suspectedAt;
    boolean suspected = suspicion != null && group(diagnosis.state()) == Group.SERVICE;
    Instant began = suspected && suspicion != null ? suspicion : check.checkedAt();
    suspectedAt = null;
    if (stands(diagnosis)) {
      candidate = null;
      return weighCause(check);
    }
    otherCause = null;
    Object what = isCalm() ? group(diagnosis.state()) : diagnosis.state();
    Candidate before = candidate;
    Candidate now =
        before != null && before.what().equals(what)
            ? before.again()
            : new Candidate(what, before == null ? began : check.checkedAt(), suspected ? 2 : 1);
    candidate = now;
    boolean isFirstWord = standing.state() == State.UNKNOWN && diagnosis.state() == State.UP;
    boolean isSilentEnd = isCalm() && diagnosis.state() == State.UP;
    if (isFirstWord || isSilentEnd || hasLasted(now, check)) {
      candidate = null;
      return turn(check, now.since());
    }
    return null;
  }

  private boolean stands(Diagnosis diagnosis) {
    boolean silent = standing.state().isTrouble() && standing.incident() == null;
    return standing.state() == diagnosis.state() && !silent;
  }

  /// Whether nobody has been told of trouble that still stands.
  private boolean isCalm() {
    return standing.incident() == null;
  }

  private boolean hasLasted(Candidate now, Check check) {
    boolean isLongSilence =
        isCalm()
            && now.what() == Group.YOUR_SIDE
            && now.rounds() == ROUNDS - 1
            && Duration.between(now.since(), check.endedAt()).compareTo(LONG_SILENCE) >= 0;
    return (now.rounds() >= ROUNDS || isLongSilence)
        && !Duration.between(now.since(), check.checkedAt()).minus(span(check)).isNegative();
  }

  private Duration span(Check check) {
    Group group = group(check.diagnosis().state());
    if (isCalm() || isOtherSide(check.diagnosis().state())) {
      return group == Group.YOUR_SIDE ? YOUR_SIDE_SPAN : SERVICE_SPAN;
    }
    return group == Group.WELL ? recoverySpan() : longer(LEAST_TURN_SPAN, interval.multipliedBy(2));
  }

  /// Whether trouble here is said while trouble of the service stands, or the other way round.
  private boolean isOtherSide(State state) {
    return group(state) != Group.WELL && group(state) != group(standing.state());
  }

  /// Each recovery of late that did not last makes the next one prove itself half as long again.
  private Duration recoverySpan() {
    Duration wanted = longer(LEAST_RECOVERY_SPAN, interval.multipliedBy(3));
    for (int again = 0; again < recoveries.size(); again++) {
      wanted = wanted.multipliedBy(3).dividedBy(2);
    }
    return wanted.compareTo(MOST_RECOVERY_SPAN) > 0 ? MOST_RECOVERY_SPAN : wanted;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  /// The same state for another reason is a change, too, once it has lasted.
  private @Nullable StatusChange weighCause(Check check) {
    Diagnosis diagnosis = check.diagnosis();
    if (diagnosis.cause() == standing.cause()) {
      otherCause = null;
      standing =
          new Standing(
              standing.state(),
              standing.cause(),
              diagnosis.headline(),
              standing.since(),
              standing.incident());
      return null;
    }
    Candidate before = otherCause;
    Cause cause = diagnosis.cause();
    Candidate now =
        before != null && before.what().equals(cause)
            ? before.again()
            : new Candidate(cause, check.checkedAt(), 1);
    otherCause = now;
    Duration span = longer(LEAST_CAUSE_SPAN, interval.multipliedBy(2));
    boolean lasted =
        now.rounds() >= ROUNDS
            && !Duration.between(now.since(), check.checkedAt()).minus(span).isNegative();
    if (!lasted) {
      return null;
    }
    otherCause = null;
    return turn(check, standing.since());
  }

  /// Makes what was seen what stands.
  private @Nullable StatusChange turn(Check check, Instant since) {
    Diagnosis diagnosis = check.diagnosis();
    State from = published;
    published = diagnosis.state();
    Optional<String> going = Optional.ofNullable(standing.incident());
    boolean trouble = diagnosis.state().isTrouble();
    Unfinished before = unfinished;
    unfinished = null;
    String incident;
    if (going.isPresent()) {
      incident = going.get();
    } else if (before != null) {
      incident = before.incident();
      troubleSince = before.since();
    } else {
      incident = trouble ? ID.format(since) : null;
      troubleSince = trouble ? since : null;
    }
    standing =
        new Standing(
            diagnosis.state(),
            diagnosis.cause(),
            diagnosis.headline(),
            trouble && troubleSince != null && from == State.UNKNOWN ? troubleSince : since,
            trouble ? incident : null);
    StatusChange change =
        new StatusChange(
            check.endedAt(),
            from,
            diagnosis.state(),
            diagnosis.cause(),
            diagnosis.headline(),
            incident,
            troubleSince);
    if (!trouble) {
      troubleSince = null;
      if (going.isPresent()) {
        recoveries.add(check.endedAt());
      }
    }
    boolean isNews = from != diagnosis.state() || trouble;
    return isNews ? change : null;
  }

  private @Nullable Duration lookAgainIn(Check check) {
    Duration shortWait = Duration.ofSeconds(3);
    if (awaitingGround) {
      boolean isSoon = waitedForGround(check).compareTo(SUSPICION_LIMIT) < 0;
      return isSoon && shortWait.compareTo(interval) < 0 ? shortWait : null;
    }
    Candidate now = candidate;
    if (now == null) {
      return null;
    }
    if (!isCalm() && !isOtherSide(check.diagnosis().state())) {
      return now.what() == State.UP ? recoverySpan().dividedBy(ROUNDS) : null;
    }
    Duration sinceFirst = Duration.between(now.since(), check.endedAt());
    return BURST.stream()
        .map(offset -> offset.minus(sinceFirst))
        .filter(Duration::isPositive)
        .map(left -> longer(left, Duration.ofMillis(300)))
        .findFirst()
        .orElseGet(() -> isCalm() && sinceFirst.compareTo(SUSPICION_LIMIT) < 0 ? BREATH : null);
  }

  private Duration waitedForGround(Check check) {
    if (groundAwaitedSince == null) {
      groundAwaitedSince = check.checkedAt();
    }
    return Duration.between(groundAwaitedSince, check.checkedAt());
  }

  private static Group group(State state) {
    return switch (state) {
      case UP, UNKNOWN -> Group.WELL;
      case DEGRADED, DOWN, BLOCKED -> Group.SERVICE;
      case YOUR_SIDE -> Group.YOUR_SIDE;
    };
  }
}
