package app.uptick.desktop.notify;

import app.uptick.desktop.notify.LastTold.Calm;
import app.uptick.desktop.notify.LastTold.Trouble;
import app.uptick.model.Check;
import app.uptick.model.Diagnosis;
import app.uptick.model.Mute;
import app.uptick.model.Notice;
import app.uptick.model.Scope;
import app.uptick.model.Standing;
import app.uptick.model.State;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import app.uptick.settings.Settings;
import app.uptick.settings.Settings.QuietHours;
import app.uptick.settings.Settings.Topic;
import app.uptick.settings.SettingsFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Decides what a person is to be told: compares what stands with what was last told, and hands out
/// at most one notice per difference.
///
/// Trouble and recovery alternate strictly, over restarts, mutes and spells of not knowing: not to
/// know is never told, and never taken for an end. What was held back by a mute is made up for by
/// one notice, if by then it still differs from what was told. Where the state flaps, that is said
/// once.
///
/// A person who asked to be told when it is back is told for certain, whatever else was set; the
/// trouble that they asked about counts as told.
///
/// What will have been told is on disk before the notice is handed out: after a crash between the
/// two a message is missing, which the window makes up for; a message given twice would be noise.
public final class Teller implements StatusListener {

  private final LastToldStore store;
  private final Clock clock;
  private final Supplier<Settings> settings;
  private final Supplier<ZoneId> zone;
  private final Consumer<Notice> out;
  private final NoticeTexts texts = new NoticeTexts();

  /// Whether the person waits for the end of the trouble that stands.
  private boolean awaited;

  /// Whether the snapshot before had the request; what was asked before a restart is on disk.
  private boolean asked = true;

  /// Tells of everything at once.
  ///
  /// @param out called on the publishing thread; must not block
  public Teller(LastToldStore store, Clock clock, Consumer<Notice> out) {
    this(store, clock, SettingsFile::defaults, () -> ZoneOffset.UTC, out);
  }

  /// Tells of what the person wants to hear of, when they want to.
  ///
  /// @param settings those of this moment
  /// @param zone where the person's day is
  public Teller(
      LastToldStore store,
      Clock clock,
      Supplier<Settings> settings,
      Supplier<ZoneId> zone,
      Consumer<Notice> out) {
    this.store = store;
    this.clock = clock;
    this.settings = settings;
    this.zone = zone;
    this.out = out;
  }

  /// May be called any number of times with the same snapshot.
  @Override
  public synchronized void onSnapshot(StatusSnapshot snapshot) {
    Instant now = clock.instant();
    awaits(snapshot, now);
    if (!isMuted(snapshot, now)) {
      next(snapshot, now).filter(each -> isWanted(each, snapshot, now)).ifPresent(this::tell);
    }
  }

  /// The request may be taken back while the trouble lasts; it ends by itself with that.
  private void awaits(StatusSnapshot snapshot, Instant now) {
    boolean asks = snapshot.mute() instanceof Mute.UntilBack;
    boolean trouble = snapshot.standing().state().isTrouble();
    if (asks && !asked && trouble && store.lastTold() instanceof Calm) {
      trouble(snapshot, now).ifPresent(store::keep);
    }
    awaited = asks || (awaited && !trouble);
    asked = asks;
  }

  /// Whether a notice fits what the person set. A recovery that is not wanted is taken as told, so
  /// that the next trouble begins anew; all else waits until it fits.
  private boolean isWanted(Telling telling, StatusSnapshot snapshot, Instant now) {
    if (telling.notice().isAskedFor()) {
      return true;
    }
    Settings set = settings.get();
    boolean isRecovery = telling.notice().kind() == Notice.Kind.RECOVERY;
    if (isRecovery && !set.topics().contains(Topic.RECOVERY)) {
      store.keep(telling.told());
      return false;
    }
    QuietHours quiet = set.quietHours();
    return (isRecovery || isWorthTelling(telling.notice(), snapshot, set, now))
        && (quiet == null || !quiet.contains(LocalTime.ofInstant(now, zone.get())));
  }

  /// What is known already, and what comes and goes, need not last to be told of.
  private static boolean isWorthTelling(
      Notice notice, StatusSnapshot snapshot, Settings set, Instant now) {
    Duration lasted = Duration.between(snapshot.standing().since(), now);
    boolean lasts =
        set.onlyAfter().isZero()
            || snapshot.flapping()
            || notice.kind() == Notice.Kind.CHANGE
            || lasted.compareTo(set.onlyAfter()) >= 0;
    return lasts && set.topics().contains(topic(snapshot.standing().state()));
  }

  /// What comes and goes is trouble like any that lets TikTok be used at times.
  private static Topic topic(State state) {
    return switch (state) {
      case DOWN -> Topic.DOWN;
      case BLOCKED -> Topic.BLOCKED;
      case YOUR_SIDE -> Topic.YOUR_SIDE;
      case DEGRADED, UP, UNKNOWN -> Topic.DEGRADED;
    };
  }

  private void tell(Telling telling) {
    store.keep(telling.told());
    if (telling.notice().isAskedFor()) {
      awaited = false;
    }
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
                      awaited ? Notice.Urgency.CRITICAL : Notice.Urgency.NORMAL)));
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
            texts.troubleBody(
                trouble, snapshot.standing().headline(), scope(snapshot), advice(snapshot)),
            urgency(trouble));
    return new Telling(trouble, notice);
  }

  /// For whom the trouble is, if the latest check is about the trouble that stands.
  private static Scope scope(StatusSnapshot snapshot) {
    return ofWhatStands(snapshot).map(Diagnosis::scope).orElse(Scope.UNCLEAR);
  }

  /// The one thing to do now; empty where nothing is known.
  private static String advice(StatusSnapshot snapshot) {
    return ofWhatStands(snapshot).flatMap(each -> each.advice().stream().findFirst()).orElse("");
  }

  private static Optional<Diagnosis> ofWhatStands(StatusSnapshot snapshot) {
    return Optional.ofNullable(snapshot.latest())
        .map(Check::diagnosis)
        .filter(each -> each.state() == snapshot.standing().state());
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
