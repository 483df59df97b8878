package app.uptick.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class BudgetTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final Budget budget = new Budget();

  @Test
  void twentyRequestsAreAllThatABurstMayHave() {
    budget.spend(NOW, 14);

    assertEquals(6, budget.room(NOW.plusSeconds(5)));
    assertEquals(Duration.ZERO, budget.untilRoom(6, NOW.plusSeconds(5)));
  }

  @Test
  void thereIsRoomAgainOnceTheOldestAreLongAgo() {
    budget.spend(NOW, 2);
    budget.spend(NOW.plusSeconds(2), 14);
    budget.spend(NOW.plusSeconds(5), 4);

    Instant now = NOW.plusSeconds(6);

    assertEquals(Duration.ofSeconds(15), budget.untilRoom(2, now));
    assertEquals(Duration.ofSeconds(17), budget.untilRoom(3, now));
    assertEquals(16, budget.room(NOW.plusSeconds(23)));
    assertEquals(20, budget.room(NOW.plusSeconds(26)));
  }

  @Test
  void aClockSetBackLocksNobodyOut() {
    budget.spend(NOW, 20);

    assertEquals(20, budget.room(NOW.minusSeconds(3600)));
  }
}
