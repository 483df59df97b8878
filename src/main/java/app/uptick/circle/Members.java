package app.uptick.circle;

import app.uptick.model.CircleView.Member;
import app.uptick.model.CircleView.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells who of the circle is there, what they say, and whose word counts.
///
/// Whoever has the invitation can make up as many members as he likes, so a member counts only once
/// it has a seat. The first eight that this device meets get one each, for somebody must begin.
/// From then on, in a day, at most half as many new ones get a seat as hold one for a day or
/// longer: those who agree can't be outvoted overnight. Members without a seat are shown, and not
/// counted. One thread.
final class Members {

  /// How often a member says anew what it sees.
  static final Duration HEARTBEAT = Duration.ofMinutes(10);

  /// A member that has said nothing for so long is no longer there.
  static final Duration GONE = HEARTBEAT.multipliedBy(5).dividedBy(2);

  /// How far members' clocks may be apart.
  static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  static final int FIRST_SEATS = 8;

  private static final Duration PROBATION = Duration.ofDays(1);
  private static final Duration FORGOTTEN = Duration.ofDays(30);
  private static final int MOST_PRESENT = 2000;

  /// So many reports of one member may come at once, and one more each [#REPORT_PACE].
  private static final double REPORT_BURST = 10;

  private static final Duration REPORT_PACE = Duration.ofSeconds(10);

  /// What became of a message.
  enum Heard {
    TAKEN,
    /// Of this member's own device.
    OWN,
    /// It says nothing new: the newest was delivered twice, or somebody left who was not there.
    AGAIN,
    /// Older than what its member said before.
    REPLAYED,
    /// Its time is too far from ours.
    OUT_OF_TIME,
    /// Its member sends more than anybody needs to.
    TOO_MANY,
    /// It came under a member's id, but not from that member.
    FORGED
  }

  /// A counted member's place.
  ///
  /// @param since when it was given
  /// @param heard when its member was last heard
  record Seat(Instant since, Instant heard) {}

  /// One member as it was last heard.
  private static final class Present {
    private final Pace pace;
    private Report last;
    private Instant heard;

    Present(Report last, Instant heard) {
      this.last = last;
      this.heard = heard;
      pace = new Pace(REPORT_BURST, REPORT_PACE, heard);
    }
  }

  private final MemberId self;
  private final Map<MemberId, Seat> seats = new TreeMap<>();
  private final Map<MemberId, Present> present = new LinkedHashMap<>();

  Members(MemberId self, Map<MemberId, Seat> seats) {
    this.self = self;
    this.seats.putAll(seats);
  }

  /// Takes a report that was opened, as heard at `now`.
  Heard hear(Sealer.Opened opened, Instant now) {
    Report report = opened.report();
    if (report.member().equals(self)) {
      return Heard.OWN;
    }
    Present known = present.get(report.member());
    if (known != null && report.count() <= known.last.count()) {
      return report.count() == known.last.count() ? Heard.AGAIN : Heard.REPLAYED;
    }
    if (known == null && report.left()) {
      return Heard.AGAIN;
    }
    if (!report.left() && isOutOfTime(report, now)) {
      return Heard.OUT_OF_TIME;
    }
    if (!opened.isGenuine()) {
      return Heard.FORGED;
    }
    if (known != null && !report.left() && !known.pace.allows(now)) {
      return Heard.TOO_MANY;
    }
    take(report, known, now);
    return Heard.TAKEN;
  }

  private static boolean isOutOfTime(Report report, Instant now) {
    Duration age = Duration.between(report.at(), now);
    return age.compareTo(GONE) > 0 || age.compareTo(CLOCKS_APART.negated()) < 0;
  }

  private void take(Report report, @Nullable Present known, Instant now) {
    if (known == null) {
      makeRoom(now);
      present.put(report.member(), new Present(report, now));
    } else {
      known.last = report;
      known.heard = now;
    }
    giveSeats(now);
  }

  /// Where there are more members than fit, those without a seat go first.
  private void makeRoom(Instant now) {
    forgetTheGone(now);
    if (present.size() >= MOST_PRESENT) {
      present.keySet().stream()
          .filter(each -> !seats.containsKey(each))
          .findFirst()
          .or(() -> present.keySet().stream().findFirst())
          .ifPresent(present::remove);
    }
  }

  /// Forgets what lost its meaning with time.
  void forgetTheGone(Instant now) {
    present.values().removeIf(each -> isGone(each, now) && isLongAgo(each.heard, now));
    seats.values().removeIf(each -> isLonger(each.heard(), now, FORGOTTEN));
  }

  /// Counts are remembered for longer than reports are valid, so that none can be sent again.
  private static boolean isLongAgo(Instant heard, Instant now) {
    return isLonger(heard, now, GONE.plus(CLOCKS_APART).multipliedBy(2));
  }

  private static boolean isLonger(Instant from, Instant to, Duration span) {
    return Duration.between(from, to).compareTo(span) > 0;
  }

  private void giveSeats(Instant now) {
    for (Present each : here(now).toList()) {
      MemberId member = each.last.member();
      Seat seat = seats.get(member);
      if (seat != null) {
        seats.put(member, new Seat(earlier(seat.since(), now), each.heard));
      } else if (hasRoom(now)) {
        seats.put(member, new Seat(now, now));
      }
    }
  }

  /// A seat from the future means that the clock was set back.
  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private boolean hasRoom(Instant now) {
    long proven =
        seats.values().stream().filter(each -> isLonger(each.since(), now, PROBATION)).count();
    long recent = seats.size() - proven;
    return recent < Math.max(FIRST_SEATS - proven, proven / 2);
  }

  private static boolean isGone(Present each, Instant now) {
    return isLonger(each.last.left() ? each.heard : each.last.at(), now, GONE);
  }

  private Stream<Present> here(Instant now) {
    return present.values().stream().filter(each -> !each.last.left() && !isGone(each, now));
  }

  /// Whose word counts, and when it was given and last used.
  Map<MemberId, Seat> seats() {
    return Map.copyOf(seats);
  }

  boolean isCounted(MemberId member) {
    return seats.containsKey(member);
  }

  /// How many others are there.
  int size(Instant now) {
    return (int) here(now).count();
  }

  /// All others who are there or left a while ago: the counted first.
  List<Member> list(Instant now) {
    List<Member> list = new ArrayList<>();
    present.values().stream()
        .filter(each -> !isGone(each, now))
        .sorted(Comparator.comparing(this::part).thenComparing(each -> each.last.member()))
        .forEach(each -> list.add(member(each)));
    return list;
  }

  private Part part(Present each) {
    return each.last.left() ? Part.LEFT : isCounted(each.last.member()) ? Part.COUNTED : Part.NEW;
  }

  private Member member(Present each) {
    Report last = each.last;
    Instant at = last.left() ? each.heard : last.at();
    return new Member(
        last.member().shown(), part(each), last.state(), last.cause(), last.region(), at);
  }
}
