package app.uptick.desktop.notify;

import app.uptick.desktop.notify.LastTold.Calm;
import app.uptick.desktop.notify.LastTold.Trouble;
import app.uptick.model.Check;
import app.uptick.model.Mute;
import app.uptick.model.Notice;
import app.uptick.model.Scope;
import app.uptick.model.Standing;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Decides what a person is to be told: compares what stands with what was last told, and hands out
/// at most one notice per difference.
///
/// Trouble and recovery alternate strictly, over restarts, mutes and spells of not knowing: not to
/// know is never told, and never taken for an end. What was held back by a mute is made up for by
/// one notice, if by then it still differs from what was told. Where the state flaps, that is said
/// once.
///
/// What will have been told is on disk before the notice is handed out: after a crash between the
/// two a message is missing, which the window makes up for; a message given twice would be noise.
public final class Teller implements StatusListener {

  private final LastToldStore store;
  private final Clock clock;
  private final Consumer<Notice> out;
  private final NoticeTexts texts = new NoticeTexts();

  /// @param out called on the publishing thread; must not block
  public Teller(LastToldStore store, Clock clock, Consumer<Notice> out) {
    this.store = store;
    this.clock = clock;
    this.out = out;
  }

  /// May be called any number of times with the same snapshot.
  @Override
  public synchronized void onSnapshot(StatusSnapshot snapshot) {
    Instant now = clock.instant();
    if (!isMuted(snapshot, now)) {
      next(snapshot, now).ifPresent(this::tell);
    }
  }

  private void tell(Telling telling) {
    store.keep(telling.told());
    out.accept(telling.notice());
  }

  /// A mute until all is well ends by itself then, so that the recovery is told.
  private static boolean isMuted(StatusSnapshot snapshot, Instant now) {
    return switch (snapshot.mute()) {
      case Mute.Off() -> false;
      case Mute.Until(Instant end) -> now.isBefore(end);
      case Mute.UntilBack() -> snapshot.flapping() || snapshot.standing().state().isTrouble();
    };
  }

  private Optional<Telling> next(StatusSnapshot snapshot, Instant now) {
    Standing standing = snapshot.standing();
    return switch (standing.state()) {
      case UNKNOWN -> Optional.empty();
      case UP -> snapshot.flapping() ? ofTrouble(snapshot, now) : ofRecovery(standing.since(), now);
      case DEGRADED, DOWN, BLOCKED, YOUR_SIDE -> ofTrouble(snapshot, now);
    };
  }

  private Optional<Telling> ofTrouble(StatusSnapshot snapshot, Instant now) {
    return trouble(snapshot, now)
        .flatMap(news ->
            switch (store.lastTold()) {
              case Calm() -> Optional.of(telling(Notice.Kind.TROUBLE, news, snapshot));
              case Trouble told ->
                  told.saysTheSameAs(news)
                      ? Optional.empty()
                      : Optional.of(telling(Notice.Kind.CHANGE, told.followedBy(news), snapshot));
            });
  }

  private Optional<Telling> ofRecovery(Instant backSince, Instant now) {
    return switch (store.lastTold()) {
      case Calm() -> Optional.empty();
      case Trouble told ->
          Optional.of(
              new Telling(
                  LastTold.CALM,
                  new Notice(
                      now,
                      Notice.Kind.RECOVERY,
                      told.thread(),
                      texts.recoveryTitle(told),
                      texts.recoveryBody(told, Duration.between(told.since(), backSince)),
                      Notice.Urgency.NORMAL)));
    };
  }

  /// What stands, as trouble; nothing while no incident was opened for it.
  private static Optional<Trouble> trouble(StatusSnapshot snapshot, Instant now) {
    Standing standing = snapshot.standing();
    String incident = standing.incident();
    if (incident == null && snapshot.flapping()) {
      incident = "unstable-" + standing.since();
    }
    return Optional.ofNullable(incident)
        .map(id ->
            new Trouble(
                id,
                id,
                standing.since(),
                standing.state(),
                standing.cause(),
                snapshot.flapping(),
                now));
  }

  private Telling telling(Notice.Kind kind, Trouble trouble, StatusSnapshot snapshot) {
    Notice notice =
        new Notice(
            trouble.at(),
            kind,
            trouble.thread(),
            texts.troubleTitle(trouble),
            texts.troubleBody(trouble, snapshot.standing().headline(), scope(snapshot)),
            urgency(trouble));
    return new Telling(trouble, notice);
  }

  /// For whom the trouble is, if the latest check is about the trouble that stands.
  private static Scope scope(StatusSnapshot snapshot) {
    Check latest = snapshot.latest();
    return latest != null && latest.diagnosis().state() == snapshot.standing().state()
        ? latest.diagnosis().scope()
        : Scope.UNCLEAR;
  }

  private static Notice.Urgency urgency(Trouble trouble) {
    if (trouble.unstable()) {
      return Notice.Urgency.NORMAL;
    }
    return switch (trouble.state()) {
      case DOWN -> Notice.Urgency.CRITICAL;
      case DEGRADED, BLOCKED, YOUR_SIDE, UP, UNKNOWN -> Notice.Urgency.NORMAL;
    };
  }

  /// A notice, and what will have been told with it.
  private record Telling(LastTold told, Notice notice) {}
}
