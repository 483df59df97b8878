package app.uptick.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.desktop.MovingClock;
import app.uptick.model.Activity;
import app.uptick.model.Cause;
import app.uptick.model.FixReport;
import app.uptick.model.FunctionId;
import app.uptick.model.Mute;
import app.uptick.model.Standing;
import app.uptick.model.State;
import app.uptick.model.StatusSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixDeskTest {

  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final MovingClock clock = new MovingClock(START);
  private final List<Runnable> waiting = new ArrayList<>();
  private final List<FixReport> told = new ArrayList<>();
  private final FixDesk desk =
      new FixDesk(
          (function, begun) -> new FixReport(clock.instant(), FixReport.Fix.NONE, List.of()),
          () -> FunctionId.WEB,
          told::add,
          waiting::add,
          clock);

  private void finish() {
    List<Runnable> now = List.copyOf(waiting);
    waiting.clear();
    now.forEach(Runnable::run);
  }

  private void hear(State state, Cause cause, String incident) {
    desk.onSnapshot(
        new StatusSnapshot(
            new Standing(state, cause, "", START, incident),
            null,
            Activity.WATCHING,
            Mute.OFF,
            Duration.ofMinutes(1),
            false));
  }

  @Test
  void seeksWhenAPersonWantsItButNotAgainWithinHalfAMinute() {
    desk.seek();
    desk.seek();
    finish();
    clock.advance(Duration.ofSeconds(29));
    desk.seek();
    finish();
    assertEquals(1, told.size());

    clock.advance(Duration.ofSeconds(1));
    desk.seek();
    finish();

    assertEquals(2, told.size());
  }

  @Test
  void seeksOnceByItselfInTroubleOfThisSide() {
    clock.advance(Duration.ofMinutes(1));
    hear(State.YOUR_SIDE, Cause.DNS_RESOLVER, "i-1");
    finish();
    clock.advance(Duration.ofMinutes(1));
    hear(State.YOUR_SIDE, Cause.DNS_RESOLVER, "i-1");
    finish();
    assertEquals(1, told.size());

    hear(State.BLOCKED, Cause.DNS_TAMPERING, "i-2");
    finish();

    assertEquals(2, told.size());
  }

  @Test
  void waitsUntilTheBurstIsOver() {
    clock.advance(Duration.ofSeconds(20));

    hear(State.BLOCKED, Cause.DNS_TAMPERING, "i-1");
    finish();

    assertEquals(0, told.size());
  }

  @Test
  void seeksNothingByItselfWhereTheServiceFailsOrWorks() {
    clock.advance(Duration.ofMinutes(1));

    hear(State.DOWN, Cause.SERVER_ERROR, "i-1");
    hear(State.UP, Cause.NONE, "i-1");
    finish();

    assertEquals(0, told.size());
  }
}
