package app.uptick.circle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.CircleView;
import app.uptick.model.CircleView.Contact;
import app.uptick.model.CircleView.Member;
import app.uptick.model.CircleView.Part;
import app.uptick.model.Region;
import app.uptick.model.State;
import app.uptick.model.Testimony.Unread;
import app.uptick.model.Testimony.Votes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// People in a circle, through a real broker.
@Timeout(180)
@SuppressWarnings("NullAway.Init")
class CircleTest {

  @TempDir private Path folder;
  private final List<Person> people = new ArrayList<>();
  private Mosquitto broker;
  private String code;

  @BeforeEach
  void start() throws Exception {
    broker = Mosquitto.open(folder);
    code = Joining.create(broker.url(), null, false);
  }

  @AfterEach
  void stop() {
    people.forEach(Person::close);
    broker.close();
  }

  private Person person(String country, State state) throws IOException {
    Person person = Person.in(folder, code, country, state);
    people.add(person);
    return person;
  }

  @Test
  void membersSeeWhatEachOtherSees() throws Exception {
    Person anna = person("DE", State.DOWN);
    Person ben = person("BR", State.UP);

    Member seenByAnna = Person.member(anna.awaitSeen(ben, State.UP), ben).orElseThrow();
    Member seenByBen = Person.member(ben.awaitSeen(anna, State.DOWN), anna).orElseThrow();

    assertEquals(Region.SOUTH_AMERICA, seenByAnna.region());
    assertEquals(Region.EUROPE, seenByBen.region());
    assertEquals(Part.COUNTED, seenByBen.part());
  }

  @Test
  void saysAtOnceWhenItStandsByAnotherState() throws Exception {
    Person anna = person("DE", State.UP);
    Person ben = person("DE", State.UP);
    ben.awaitSeen(anna, State.UP);

    anna.stands(State.DEGRADED);

    ben.awaitSeen(anna, State.DEGRADED);
  }

  @Test
  void whoComesLaterSeesWhoIsThere() throws Exception {
    Person anna = person("DE", State.DOWN);
    anna.await(Contact.CONNECTED);
    Person ben = person("DE", State.UP);
    ben.awaitSeen(anna, State.DOWN);

    CircleView seen =
        new Joining(ben.folder, Clock.systemUTC())
            .look(java.time.Duration.ofSeconds(30))
            .orElseThrow();

    assertEquals(Contact.CONNECTED, seen.contact());
    assertTrue(Person.member(seen, anna).isPresent());
  }

  @Test
  void whoEndsTheMonitorHasLeft() throws Exception {
    Person anna = person("DE", State.UP);
    Person ben = person("DE", State.UP);
    anna.awaitSeen(ben, State.UP);

    ben.close();

    anna.awaitPart(ben, Part.LEFT);
  }

  @Test
  void whoLeavesTheCircleHasLeft() throws Exception {
    Person anna = person("DE", State.UP);
    Person ben = person("DE", State.UP);
    anna.awaitSeen(ben, State.UP);

    boolean wasIn = new Joining(ben.folder, Clock.systemUTC()).leave();

    assertTrue(wasIn);
    anna.await(each -> each.members().stream().anyMatch(m -> m.part() == Part.LEFT));
  }

  @Test
  void whoComesBackIsTheSameMember() throws Exception {
    Person anna = person("DE", State.UP);
    Person ben = person("DE", State.UP);
    anna.awaitSeen(ben, State.UP);
    ben.close();
    anna.awaitPart(ben, Part.LEFT);

    people.add(Person.again(ben, State.DOWN));

    CircleView circle = anna.awaitSeen(ben, State.DOWN);
    assertEquals(2, circle.members().size(), circle::toString);
  }

  @Test
  void theBrokerTellsOfWhoVanishes() throws Exception {
    Person anna = person("DE", State.UP);
    try (Wire wire = Wire.to(broker.port())) {
      Invitation known = Invitation.parse(code);
      BrokerAddress through = BrokerAddress.parse("mqtt://127.0.0.1:" + wire.port());
      String sameCircle =
          new Invitation(through, known.topic(), known.key(), known.certificate()).code();
      Person ben = Person.in(folder, sameCircle, "DE", State.UP);
      people.add(ben);
      anna.awaitSeen(ben, State.UP);

      wire.cut();

      anna.awaitPart(ben, Part.LEFT);
      ben.await(each -> each.contact() != Contact.CONNECTED);
    }
  }

  @Test
  void aWillThatIsToldTooLateDoesNotHideWhoIsBack() throws Exception {
    Person anna = person("DE", State.UP);
    Person ben = person("DE", State.DOWN);
    anna.awaitSeen(ben, State.DOWN);
    Membership membership = ben.membership();
    Report will = Report.leaving(membership.self(), 1L << 21, Instant.now());
    byte[] message = new Sealer(membership.invitation()).seal(will, membership.key());

    try (Intruder broken = new Intruder(broker.port())) {
      broken.say(membership.invitation().topicOf(membership.self()), message);
    }

    person("FR", State.UP).awaitSeen(ben, State.DOWN);
  }

  @Test
  void outlivesRestartsOfTheBroker() throws Exception {
    Person anna = person("DE", State.UP);
    Person ben = person("DE", State.DOWN);
    anna.awaitSeen(ben, State.DOWN);

    for (int times = 0; times < 2; times++) {
      broker.stop();
      anna.await(Contact.UNREACHABLE);
      ben.await(Contact.UNREACHABLE);
      broker.start();

      anna.await(Contact.CONNECTED);
      ben.await(Contact.CONNECTED);
    }

    ben.stands(State.DEGRADED);
    anna.awaitSeen(ben, State.DEGRADED);
  }

  @Test
  void aBrokerThatIsNotThereIsSaid() throws Exception {
    broker.stop();

    Person anna = person("DE", State.UP);

    anna.await(Contact.UNREACHABLE);
  }

  @Test
  void saysAsAWitnessHowMembersVote() throws Exception {
    Person anna = person("DE", State.UP);
    Person ben = person("DE", State.DOWN);
    Person cleo = person("JP", State.DOWN);
    Person dora = person("DE", State.YOUR_SIDE);
    anna.awaitSeen(ben, State.DOWN);
    anna.awaitSeen(cleo, State.DOWN);
    anna.awaitSeen(dora, State.YOUR_SIDE);

    var word = anna.circle().testimony().orElseThrow().word();

    assertEquals(new Votes(2, 2, 0, Set.of(Region.EUROPE, Region.ASIA)), word);
  }

  @Test
  void aWitnessThatCannotBeHeardSaysSo() throws Exception {
    broker.stop();
    Person anna = person("DE", State.UP);
    anna.await(Contact.UNREACHABLE);

    var word = anna.circle().testimony().orElseThrow().word();

    assertInstanceOf(Unread.class, word);
  }

  @Test
  void leavesAMeteredConnectionAlone() throws Exception {
    Person anna = person("DE", State.UP);
    anna.await(Contact.CONNECTED);
    Person ben = Person.inMetered(folder, code);
    people.add(ben);

    ben.await(Contact.METERED);

    assertTrue(ben.circle().testimony().isEmpty());
    assertFalse(Person.member(anna.await(Contact.CONNECTED), ben).isPresent());
  }

  @Test
  void joinsWithoutARestartOfTheMonitor() throws Exception {
    Person anna = person("DE", State.DOWN);
    anna.await(Contact.CONNECTED);
    Person ben = Person.alone(folder);
    people.add(ben);

    new Joining(ben.folder, Clock.systemUTC()).join(code, false);

    ben.awaitSeen(anna, State.DOWN);
  }
}
