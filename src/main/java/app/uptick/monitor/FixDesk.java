package app.uptick.monitor;

import app.uptick.model.Check;
import app.uptick.model.FixReport;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionReport;
import app.uptick.model.FunctionState;
import app.uptick.model.Standing;
import app.uptick.model.State;
import app.uptick.model.StatusListener;
import app.uptick.model.StatusSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Decides when fixes are sought: when a person wants it, and once by itself in trouble that looks
/// as if it were of this device or its network.
public final class FixDesk implements StatusListener {

  /// Nobody's wish makes it oftener.
  private static final Duration LEAST = Duration.ofSeconds(30);

  /// By itself only when the burst that confirmed the trouble is over.
  private static final Duration AFTER_BURST = Duration.ofSeconds(25);

  /// Seeks a fix, as [FixFinder#find] does.
  interface Seeking {
    FixReport find(FunctionId function, Consumer<FixReport> begun);
  }

  private final Seeking finder;
  private final Supplier<FunctionId> usual;
  private final Consumer<FixReport> told;
  private final Executor beside;
  private final Clock clock;
  private @Nullable Check latest;
  private @Nullable Instant begun;
  private @Nullable String soughtFor;
  private boolean inFlight;

  /// @param finder the one of the moment
  /// @param told hears what is found, on a thread of `beside`
  /// @param beside runs what takes time
  public FixDesk(
      Supplier<FixFinder> finder, Consumer<FixReport> told, Executor beside, Clock clock) {
    this(
        (function, begun) -> finder.get().find(function, begun),
        () -> finder.get().usual(),
        told,
        beside,
        clock);
  }

  /// @param usual what is tried where nothing else is known to fail
  FixDesk(
      Seeking finder,
      Supplier<FunctionId> usual,
      Consumer<FixReport> told,
      Executor beside,
      Clock clock) {
    this.finder = finder;
    this.usual = usual;
    this.told = told;
    this.beside = beside;
    this.clock = clock;
  }

  @Override
  public synchronized void onCheck(Check check) {
    latest = check;
  }

  @Override
  public synchronized void onSnapshot(StatusSnapshot snapshot) {
    Standing standing = snapshot.standing();
    String incident = standing.incident();
    boolean isHere = standing.state() == State.BLOCKED || standing.state() == State.YOUR_SIDE;
    boolean isCalm = Duration.between(standing.since(), clock.instant()).compareTo(AFTER_BURST) > 0;
    if (isHere && isCalm && incident != null && !incident.equals(soughtFor)) {
      soughtFor = incident;
      seek();
    }
  }

  /// Seeks a fix now, unless that is being done or was done just now. Returns at once; any thread.
  public synchronized void seek() {
    Instant now = clock.instant();
    Instant last = begun;
    boolean isSoon = last != null && Duration.between(last, now).abs().compareTo(LEAST) < 0;
    if (!inFlight && !isSoon) {
      inFlight = true;
      begun = now;
      FunctionId function = failing().orElseGet(usual);
      beside.execute(() -> seek(function));
    }
  }

  private void seek(FunctionId function) {
    try {
      told.accept(finder.find(function, told));
    } finally {
      synchronized (this) {
        inFlight = false;
      }
    }
  }

  private Optional<FunctionId> failing() {
    Check check = latest;
    return check == null
        ? Optional.empty()
        : check.diagnosis().functions().stream()
            .filter(each -> each.state() == FunctionState.FAILING)
            .map(FunctionReport::id)
            .findFirst();
  }
}
