package app.uptick.circle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.Cause;
import app.uptick.model.Region;
import app.uptick.model.State;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is sealed can be read by the circle, and by nobody else, and not be changed.
class SealerTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final Invitation invitation =
      Invitation.parse(Joining.create("mqtts://broker.example", null, false));
  private final Membership anna = Membership.fresh(invitation);
  private final Membership ben = Membership.fresh(invitation);
  private final Sealer sealer = new Sealer(invitation);
  private final String topic = invitation.topicOf(anna.self());

  private Report report(State state, Cause cause, Region region) {
    return new Report(anna.self(), 7, NOW, false, state, cause, region);
  }

  private Report down() {
    return report(State.DOWN, Cause.SERVER_ERROR, Region.EUROPE);
  }

  @Test
  void readsWhatWasSealed() {
    Sealer.Opened opened = sealer.open(topic, sealer.seal(down(), anna.key())).orElseThrow();

    assertEquals(down(), opened.report());
    assertTrue(opened.isGenuine());
  }

  @Test
  void readsAFarewell() {
    Report farewell = Report.leaving(anna.self(), 9, NOW);

    assertEquals(
        farewell, sealer.open(topic, sealer.seal(farewell, anna.key())).orElseThrow().report());
  }

  @Test
  void noByteCanBeChanged() {
    byte[] message = sealer.seal(down(), anna.key());

    for (int i = 0; i < message.length; i++) {
      byte[] changed = message.clone();
      changed[i] ^= 1;
      assertTrue(sealer.open(topic, changed).isEmpty(), "byte " + i);
    }
  }

  @Test
  void noByteCanBeMissingOrAdded() {
    byte[] message = sealer.seal(down(), anna.key());

    for (int length : List.of(0, 1, 13, 29, message.length - 1, message.length + 1)) {
      assertTrue(sealer.open(topic, Arrays.copyOf(message, length)).isEmpty(), "length " + length);
    }
  }

  @Test
  void isBoundToItsTopic() {
    byte[] message = sealer.seal(down(), anna.key());

    assertTrue(sealer.open(invitation.topicOf(ben.self()), message).isEmpty());
  }

  @Test
  void needsTheKey() {
    Invitation other =
        new Invitation(
            invitation.broker(),
            invitation.topic(),
            Invitation.parse(Joining.create("mqtts://broker.example", null, false)).key(),
            "");

    assertTrue(new Sealer(other).open(topic, sealer.seal(down(), anna.key())).isEmpty());
  }

  @Test
  void anotherMembersSignatureIsNotGenuine() {
    Sealer.Opened opened = sealer.open(topic, sealer.seal(down(), ben.key())).orElseThrow();

    assertFalse(opened.isGenuine());
  }

  @Test
  void theLengthTellsNothing() {
    for (State state : State.values()) {
      for (Cause cause : Cause.values()) {
        byte[] message = sealer.seal(report(state, cause, Region.NORTH_AMERICA), anna.key());
        assertEquals(Sealer.MESSAGE_BYTES, message.length);
      }
    }
    byte[] farewell = sealer.seal(Report.leaving(anna.self(), Long.MAX_VALUE, NOW), anna.key());
    assertEquals(Sealer.MESSAGE_BYTES, farewell.length);
  }

  @Test
  void sayingTheSameTwiceLooksDifferent() {
    byte[] once = sealer.seal(down(), anna.key());
    byte[] again = sealer.seal(down(), anna.key());

    assertFalse(Arrays.equals(once, again));
  }

  @Test
  void aCauseThatDoesNotFitIsNotBelieved() {
    Report odd = report(State.UP, Cause.SERVER_ERROR, Region.ASIA);

    Report read = sealer.open(topic, sealer.seal(odd, anna.key())).orElseThrow().report();

    assertEquals(State.UNKNOWN, read.state());
    assertEquals(Cause.UNCLEAR, read.cause());
  }
}
