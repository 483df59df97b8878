package app.uptick.circle;

import app.uptick.model.CircleView;
import app.uptick.model.CircleView.Contact;
import app.uptick.model.CircleView.Member;
import app.uptick.model.CircleView.Part;
import app.uptick.model.Evidence;
import app.uptick.model.Region;
import app.uptick.model.State;
import app.uptick.model.Testimony;
import app.uptick.model.Testimony.Reason;
import app.uptick.model.Testimony.Unread;
import app.uptick.model.Testimony.Votes;
import app.uptick.model.Testimony.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Counts what the members of a circle see: its word as a witness.
public final class CircleWord {

  private static final String SOURCE = "Your circle";

  /// That all was well counts for now only this long: trouble may have begun since.
  private static final Duration LATELY = Duration.ofMinutes(3);

  /// A break in the contact so short changes nothing.
  private static final Duration SHORT_BREAK = Duration.ofMinutes(1);

  private CircleWord() {}

  /// What the circle says at `now`. Where the contact is lost, the word has the age of that.
  public static Testimony of(CircleView circle, Instant now) {
    boolean isConnected = circle.contact() == Contact.CONNECTED;
    boolean isInTouch =
        isConnected || (circle.members().size() > 1 && !isOlder(circle.since(), now, SHORT_BREAK));
    Word word = isInTouch ? votes(circle, now) : new Unread(reason(circle.contact()), null);
    return new Testimony(Evidence.Kind.CIRCLE, SOURCE, isInTouch ? now : circle.since(), word);
  }

  /// What is said of a circle that did not answer in time.
  public static Testimony late(Instant now) {
    return new Testimony(Evidence.Kind.CIRCLE, SOURCE, now, new Unread(Reason.TOO_SLOW, null));
  }

  private static Votes votes(CircleView circle, Instant now) {
    List<Member> voters =
        circle.members().stream()
            .filter(each -> each.part() == Part.COUNTED && canTell(each.state()))
            .toList();
    List<Member> trouble = voters.stream().filter(each -> isTrouble(each.state())).toList();
    long fine =
        voters.stream()
            .filter(each -> each.state() == State.UP && !isOlder(each.at(), now, LATELY))
            .count();
    Set<Region> regions = trouble.stream().map(Member::region).collect(Collectors.toSet());
    return new Votes(voters.size(), trouble.size(), (int) fine, regions);
  }

  /// Whether who is in this state knows how the service does.
  private static boolean canTell(State state) {
    return switch (state) {
      case UP, DEGRADED, DOWN, BLOCKED -> true;
      case YOUR_SIDE, UNKNOWN -> false;
    };
  }

  /// Whether the service fails, for others as well as for who says so.
  static boolean isTrouble(State state) {
    return switch (state) {
      case DEGRADED, DOWN -> true;
      case UP, BLOCKED, YOUR_SIDE, UNKNOWN -> false;
    };
  }

  private static Reason reason(Contact contact) {
    return switch (contact) {
      case CONNECTING, CONNECTED, METERED -> Reason.TOO_SLOW;
      case NO_SUCH_HOST, UNREACHABLE -> Reason.UNREACHABLE;
      case REFUSED -> Reason.REFUSED;
      case CERTIFICATE, NOT_A_BROKER -> Reason.NONSENSE;
    };
  }

  private static boolean isOlder(Instant then, Instant now, Duration span) {
    return Duration.between(then, now).compareTo(span) > 0;
  }
}
