package app.uptick.circle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.Cause;
import app.uptick.model.CircleView;
import app.uptick.model.CircleView.Contact;
import app.uptick.model.CircleView.Part;
import app.uptick.model.Region;
import app.uptick.model.State;
import app.uptick.model.Testimony.Votes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What somebody can do to a circle who means ill: a stranger on its broker, or a member.
@Timeout(180)
@SuppressWarnings("NullAway.Init")
class MaliceTest {

  private static final long FAR = Long.MAX_VALUE / 2;

  @TempDir private Path folder;
  private final List<Person> people = new ArrayList<>();
  private Mosquitto broker;
  private String code;
  private Invitation invitation;
  private Intruder intruder;
  private Person anna;

  @BeforeEach
  void start() throws Exception {
    broker = Mosquitto.open(folder);
    code = Joining.create(broker.url(), null, false);
    invitation = Invitation.parse(code);
    intruder = new Intruder(broker.port());
    anna = person("DE", State.UP);
    anna.await(Contact.CONNECTED);
  }

  @AfterEach
  void stop() {
    people.forEach(Person::close);
    intruder.close();
    broker.close();
  }

  private Person person(String country, State state) throws IOException {
    Person person = Person.in(folder, code, country, state);
    people.add(person);
    return person;
  }

  private static Report report(MemberId member, long count, State state) {
    Cause cause = state == State.UP ? Cause.NONE : Cause.SERVER_ERROR;
    return new Report(member, count, Instant.now(), false, state, cause, Region.ASIA);
  }

  /// What a member says who makes himself up.
  private byte[] sealed(Membership liar, long count, State state) {
    return new Sealer(invitation).seal(report(liar.self(), count, state), liar.key());
  }

  private static int ignored(CircleView circle) {
    return circle.ignored();
  }

  // ---- a stranger, without the key

  @Test
  void garbageIsPassedOver() throws Exception {
    Person ben = person("DE", State.DOWN);
    anna.awaitSeen(ben, State.DOWN);
    String bensTopic = invitation.topicOf(ben.membership().self());
    Random random = new Random(3);
    byte[] noise = new byte[Sealer.MESSAGE_BYTES];
    random.nextBytes(noise);

    intruder.say(bensTopic, noise);
    intruder.say(bensTopic, new byte[0]);
    intruder.say(bensTopic, "{\"state\":\"up\"}".getBytes(StandardCharsets.UTF_8));
    intruder.say(invitation.everyTopic().replace("+", "nobody"), noise);

    CircleView circle = anna.await(each -> ignored(each) == 4);
    assertEquals(State.DOWN, Person.member(circle, ben).orElseThrow().state());
    assertEquals(2, circle.members().size());
  }

  @Test
  void whatIsTooLongNeverArrives() throws Exception {
    intruder.say(invitation.everyTopic().replace("+", "nobody"), new byte[200_000]);
    Person ben = person("DE", State.DOWN);

    CircleView circle = anna.awaitSeen(ben, State.DOWN);

    assertEquals(Contact.CONNECTED, circle.contact());
    assertEquals(0, ignored(ben.awaitSeen(anna, State.UP)));
  }

  @Test
  void whatAnotherKeySealedIsPassedOver() throws Exception {
    Membership stranger =
        Membership.fresh(Invitation.parse(Joining.create(broker.url(), null, false)));
    byte[] lie =
        new Sealer(stranger.invitation())
            .seal(report(stranger.self(), 1, State.DOWN), stranger.key());

    intruder.say(invitation.topicOf(stranger.self()), lie);

    CircleView circle = anna.await(each -> ignored(each) == 1);
    assertEquals(1, circle.members().size());
  }

  @Test
  void whatWasSaidBeforeCannotBeSaidAgain() throws Exception {
    intruder.listen(invitation.everyTopic());
    intruder.next(); // Anna's
    Person ben = person("DE", State.DOWN);
    var first = intruder.next();
    anna.awaitSeen(ben, State.DOWN);
    ben.stands(State.UP);
    anna.awaitSeen(ben, State.UP);

    intruder.say(first.getTopic().toString(), first.getPayloadAsBytes());

    CircleView circle = anna.await(each -> ignored(each) == 1);
    assertEquals(State.UP, Person.member(circle, ben).orElseThrow().state());
  }

  @Test
  void aFarewellFromEarlierCannotBeSaidAgain() throws Exception {
    Person ben = person("DE", State.DOWN);
    anna.awaitSeen(ben, State.DOWN);
    ben.close();
    anna.awaitPart(ben, Part.LEFT);
    intruder.listen(invitation.topicOf(ben.membership().self()));
    var farewell = intruder.next();
    people.add(Person.again(ben, State.DOWN));
    anna.awaitSeen(ben, State.DOWN);

    intruder.say(farewell.getTopic().toString(), farewell.getPayloadAsBytes());

    CircleView circle = anna.await(each -> ignored(each) == 1);
    assertEquals(Part.COUNTED, Person.member(circle, ben).orElseThrow().part());
  }

  @Test
  void whatOneSaidCannotBePassedForAnothers() throws Exception {
    intruder.listen(invitation.everyTopic());
    var annas = intruder.next();
    Person ben = person("DE", State.DOWN);
    anna.awaitSeen(ben, State.DOWN);

    intruder.say(invitation.topicOf(ben.membership().self()), annas.getPayloadAsBytes());

    CircleView circle = anna.await(each -> ignored(each) == 1);
    assertEquals(State.DOWN, Person.member(circle, ben).orElseThrow().state());
  }

  // ---- a member, who has the key

  @Test
  void aMemberCannotSpeakForAnother() throws Exception {
    Person ben = person("DE", State.DOWN);
    anna.awaitSeen(ben, State.DOWN);
    MemberId bens = ben.membership().self();
    Membership liar = Membership.fresh(invitation);
    byte[] lie = new Sealer(invitation).seal(report(bens, FAR, State.UP), liar.key());

    intruder.say(invitation.topicOf(bens), lie);

    CircleView circle = anna.await(each -> ignored(each) == 1);
    assertEquals(State.DOWN, Person.member(circle, ben).orElseThrow().state());
    ben.stands(State.DEGRADED);
    anna.awaitSeen(ben, State.DEGRADED);
  }

  @Test
  void aLiarHasOneVote() throws Exception {
    for (int i = 0; i < 3; i++) {
      anna.awaitSeen(person("DE", State.UP), State.UP);
    }
    Membership liar = Membership.fresh(invitation);
    String topic = invitation.topicOf(liar.self());

    for (int times = 1; times <= 3; times++) {
      intruder.say(topic, sealed(liar, times, State.DOWN));
    }

    CircleView circle = anna.await(each -> each.members().size() == 5);
    Votes votes = (Votes) CircleWord.of(circle, Instant.now()).word();
    assertEquals(4, votes.members());
    assertEquals(1, votes.trouble());
    assertEquals(3, votes.fine());
  }

  @Test
  void whoMakesUpAHundredMembersHasEightVotesAtMost() throws Exception {
    for (int i = 0; i < 3; i++) {
      anna.awaitSeen(person("DE", State.UP), State.UP);
    }

    for (int i = 0; i < 100; i++) {
      Membership madeUp = Membership.fresh(invitation);
      intruder.say(invitation.topicOf(madeUp.self()), sealed(madeUp, 1, State.DOWN));
    }

    CircleView circle = anna.await(each -> each.members().size() + each.more() == 104);
    Votes votes = (Votes) CircleWord.of(circle, Instant.now()).word();
    assertEquals(Members.FIRST_SEATS, votes.members());
    assertEquals(3, votes.fine());
  }

  @Test
  void aTimeFarFromOursIsPassedOver() throws Exception {
    Membership liar = Membership.fresh(invitation);
    Instant future = Instant.now().plus(Members.CLOCKS_APART.multipliedBy(2));
    Report lie =
        new Report(liar.self(), 1, future, false, State.DOWN, Cause.SERVER_ERROR, Region.UNKNOWN);

    intruder.say(invitation.topicOf(liar.self()), new Sealer(invitation).seal(lie, liar.key()));

    assertEquals(1, anna.await(each -> ignored(each) == 1).members().size());
  }

  @Test
  void aFloodDoesNotDrownTheOthers() throws Exception {
    Person ben = person("DE", State.UP);
    anna.awaitSeen(ben, State.UP);
    Membership liar = Membership.fresh(invitation);
    String topic = invitation.topicOf(liar.self());
    List<CompletableFuture<?>> flood = new ArrayList<>();
    byte[] noise = new byte[Sealer.MESSAGE_BYTES];
    for (int i = 1; i <= 3000; i++) {
      flood.add(intruder.begin(topic, i % 10 == 0 ? sealed(liar, i, State.DOWN) : noise));
    }

    ben.stands(State.DEGRADED);

    anna.awaitSeen(ben, State.DEGRADED);
    CompletableFuture.allOf(flood.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
    assertTrue(ignored(anna.await(each -> ignored(each) > 100)) > 100);
  }
}
