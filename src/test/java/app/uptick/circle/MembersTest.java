package app.uptick.circle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.circle.Members.Heard;
import app.uptick.circle.Members.Seat;
import app.uptick.model.Cause;
import app.uptick.model.CircleView.Member;
import app.uptick.model.CircleView.Part;
import app.uptick.model.Region;
import app.uptick.model.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who is there, and whose word counts.
class MembersTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private final Invitation invitation =
      Invitation.parse(Joining.create("mqtts://broker.example", null, false));
  private final Sealer sealer = new Sealer(invitation);
  private final Membership self = Membership.fresh(invitation);
  private final Membership anna = Membership.fresh(invitation);
  private final Members members = new Members(self.self(), Map.of());

  private Heard hear(Members by, Membership whom, Report report, Instant now) {
    byte[] message = sealer.seal(report, whom.key());
    return by.hear(sealer.open(invitation.topicOf(report.member()), message).orElseThrow(), now);
  }

  private Heard hear(Membership whom, long count, Instant at, Instant now) {
    return hear(members, whom, up(whom, count, at), now);
  }

  private static Report up(Membership whom, long count, Instant at) {
    return new Report(whom.self(), count, at, false, State.UP, Cause.NONE, Region.EUROPE);
  }

  private List<Membership> newcomers(int count) {
    return Stream.generate(() -> Membership.fresh(invitation)).limit(count).toList();
  }

  private static long counted(Members of, Instant now) {
    return of.list(now).stream().filter(each -> each.part() == Part.COUNTED).count();
  }

  /// Members as they are for somebody who has known so many for more than a day.
  private Members knowing(List<Membership> known) {
    Map<MemberId, Seat> seats = new HashMap<>();
    Instant before = NOW.minus(DAY.multipliedBy(3));
    known.forEach(each -> seats.put(each.self(), new Seat(before, NOW)));
    return new Members(self.self(), seats);
  }

  private void hearAll(Members by, List<Membership> all, Instant now) {
    all.forEach(
        each -> assertEquals(Heard.TAKEN, hear(by, each, up(each, now.toEpochMilli(), now), now)));
  }

  // ---- what is heard

  @Test
  void takesANewReport() {
    assertEquals(Heard.TAKEN, hear(anna, 1, NOW, NOW));
    assertEquals(
        List.of(
            new Member(
                anna.self().shown(), Part.COUNTED, State.UP, Cause.NONE, Region.EUROPE, NOW)),
        members.list(NOW));
  }

  @Test
  void passesOverWhatIsOlder() {
    hear(anna, 5, NOW, NOW);

    assertEquals(Heard.REPLAYED, hear(anna, 4, NOW, NOW));
    assertEquals(Heard.AGAIN, hear(anna, 5, NOW, NOW));
    assertEquals(Heard.TAKEN, hear(anna, 6, NOW, NOW));
  }

  @Test
  void passesOverWhatIsOutOfTime() {
    Duration instant = Duration.ofMillis(1);

    assertEquals(Heard.OUT_OF_TIME, hear(anna, 1, NOW.minus(Members.GONE).minus(instant), NOW));
    assertEquals(
        Heard.OUT_OF_TIME, hear(anna, 2, NOW.plus(Members.CLOCKS_APART).plus(instant), NOW));
    assertEquals(Heard.TAKEN, hear(anna, 3, NOW.minus(Members.GONE), NOW));
    assertEquals(Heard.TAKEN, hear(anna, 4, NOW.plus(Members.CLOCKS_APART), NOW));
  }

  @Test
  void believesAFarewellHoweverOldItIs() {
    hear(anna, 1, NOW, NOW);
    Report farewell = Report.leaving(anna.self(), 9, NOW.minus(DAY));

    assertEquals(Heard.TAKEN, hear(members, anna, farewell, NOW));
    assertEquals(Part.LEFT, members.list(NOW).getFirst().part());
  }

  @Test
  void whoLeftBeforeWeCameIsNotListed() {
    assertEquals(Heard.AGAIN, hear(members, anna, Report.leaving(anna.self(), 9, NOW), NOW));
    assertEquals(List.of(), members.list(NOW));
  }

  @Test
  void passesOverOneWhoTalksTooMuch() {
    long taken =
        IntStream.rangeClosed(1, 100)
            .filter(count -> hear(anna, count, NOW, NOW) == Heard.TAKEN)
            .count();

    assertEquals(11, taken); // the first makes it known, ten may follow at once
    Instant later = NOW.plusSeconds(10);
    assertEquals(Heard.TAKEN, hear(anna, 101, later, later));
  }

  @Test
  void passesOverWhatAnotherSigned() {
    Membership liar = Membership.fresh(invitation);

    assertEquals(Heard.FORGED, hear(members, liar, up(anna, 1, NOW), NOW));
    assertEquals(List.of(), members.list(NOW));
  }

  @Test
  void doesNotListItself() {
    assertEquals(Heard.OWN, hear(self, 1, NOW, NOW));
    assertEquals(List.of(), members.list(NOW));
  }

  @Test
  void whoIsSilentForLongIsGone() {
    hear(anna, 1, NOW, NOW);

    assertEquals(1, members.size(NOW.plus(Members.GONE)));
    assertEquals(0, members.size(NOW.plus(Members.GONE).plusMillis(1)));
  }

  @Test
  void aReportOfOneWhoIsGoneCannotBeSentAgain() {
    hear(anna, 5, NOW, NOW);
    Instant later = NOW.plus(Members.GONE).plus(Members.CLOCKS_APART);
    members.forgetTheGone(later);

    assertEquals(Heard.REPLAYED, hear(anna, 4, NOW, later));
  }

  // ---- whose word counts

  @Test
  void theFirstEightCountAtOnce() {
    hearAll(members, newcomers(20), NOW);

    assertEquals(8, counted(members, NOW));
    assertEquals(20, members.size(NOW));
  }

  @Test
  void ofNewcomersHalfAsManyCountAsAreKnown() {
    List<Membership> known = newcomers(20);
    Members old = knowing(known);
    hearAll(old, known, NOW);

    hearAll(old, newcomers(100), NOW);

    assertEquals(30, counted(old, NOW));
  }

  @Test
  void fourWhoAreKnownAreNeverFewerThanTheNew() {
    List<Membership> known = newcomers(4);
    Members old = knowing(known);
    hearAll(old, known, NOW);

    hearAll(old, newcomers(100), NOW);

    assertEquals(8, counted(old, NOW));
  }

  @Test
  void aDayLaterMoreNewcomersCount() {
    List<Membership> all = newcomers(30);
    hearAll(members, all, NOW);
    Instant nextDay = NOW.plus(DAY).plusSeconds(60);

    hearAll(members, all, nextDay);

    assertEquals(12, counted(members, nextDay));
  }

  @Test
  void aSeatIsKeptWhileItsMemberIsAway() {
    hear(anna, 1, NOW, NOW);
    hearAll(members, newcomers(20), NOW);
    Instant later = NOW.plus(Duration.ofDays(20));

    hear(anna, 2, later, later);

    assertEquals(Part.COUNTED, members.list(later).getFirst().part());
  }

  @Test
  void aSeatIsLostAfterAMonth() {
    hear(anna, 1, NOW, NOW);

    members.forgetTheGone(NOW.plus(Duration.ofDays(31)));

    assertTrue(members.seats().isEmpty());
  }

  @Test
  void countedMembersArePresentedFirst() {
    hearAll(members, newcomers(20), NOW);

    List<Part> parts = members.list(NOW).stream().map(Member::part).toList();

    assertEquals(parts.stream().sorted().toList(), parts);
  }
}
