package app.uptick.circle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.model.Cause;
import app.uptick.model.CircleView;
import app.uptick.model.CircleView.Contact;
import app.uptick.model.CircleView.Member;
import app.uptick.model.CircleView.Part;
import app.uptick.model.Region;
import app.uptick.model.State;
import app.uptick.model.Testimony;
import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Unread;
import app.uptick.model.Testimony.Votes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How votes are counted, and what is said where none can be.
class CircleWordTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant EARLIER = NOW.minus(Duration.ofMinutes(4));

  private static CircleView circle(Contact contact, Instant since, Member... members) {
    return new CircleView("broker.example:8883", contact, since, List.of(members), 0, 0);
  }

  private static Member member(Part part, State state, Region region, Instant at) {
    return new Member("1a2b", part, state, Cause.UNCLEAR, region, at);
  }

  private static Member counted(State state) {
    return member(Part.COUNTED, state, Region.EUROPE, NOW);
  }

  @Test
  void countsThoseWhoCanTell() {
    CircleView circle =
        circle(
            Contact.CONNECTED,
            EARLIER,
            member(Part.SELF, State.DOWN, Region.EUROPE, NOW),
            counted(State.DOWN),
            member(Part.COUNTED, State.DEGRADED, Region.ASIA, EARLIER),
            counted(State.UP),
            counted(State.BLOCKED),
            counted(State.YOUR_SIDE),
            counted(State.UNKNOWN),
            member(Part.NEW, State.DOWN, Region.AFRICA, NOW),
            member(Part.LEFT, State.UNKNOWN, Region.UNKNOWN, NOW));

    assertEquals(
        new Votes(4, 2, 1, Set.of(Region.EUROPE, Region.ASIA)), CircleWord.of(circle, NOW).word());
  }

  @Test
  void thatAllWasWellALongTimeAgoIsNoVoteForNow() {
    CircleView circle =
        circle(
            Contact.CONNECTED,
            EARLIER,
            member(Part.COUNTED, State.UP, Region.EUROPE, EARLIER),
            counted(State.UP));

    assertEquals(new Votes(2, 0, 1, Set.of()), CircleWord.of(circle, NOW).word());
  }

  @Test
  void aShortBreakChangesNothing() {
    Member self = member(Part.SELF, State.UP, Region.EUROPE, NOW);
    CircleView circle =
        circle(Contact.UNREACHABLE, NOW.minusSeconds(30), self, counted(State.DOWN));

    assertEquals(new Votes(1, 1, 0, Set.of(Region.EUROPE)), CircleWord.of(circle, NOW).word());
  }

  @Test
  void aLongerBreakIsSaidWithItsAge() {
    Member self = member(Part.SELF, State.UP, Region.EUROPE, NOW);
    CircleView circle = circle(Contact.UNREACHABLE, EARLIER, self, counted(State.DOWN));

    Testimony word = CircleWord.of(circle, NOW);

    assertEquals(new Unread(Reason.UNREACHABLE, null), word.word());
    assertEquals(EARLIER, word.at());
  }
}
