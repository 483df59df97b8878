package app.uptick.circle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Takes what the broker passes on: opens it, has it counted, and counts what must be passed over.
///
/// However much comes, little is looked at: to check a signature takes a millisecond or two. One
/// thread.
final class Inbox {

  /// So many messages are looked at in one go, as many as a large circle leaves with its broker.
  private static final double LOOKS = 2500;

  /// Then one more each so often.
  private static final Duration LOOK_PACE = Duration.ofMillis(100);

  private final Sealer sealer;
  private final Members members;
  private final Pace pace;
  private int ignored;

  Inbox(Sealer sealer, Members members, Instant now) {
    this.sealer = sealer;
    this.members = members;
    pace = new Pace(LOOKS, LOOK_PACE, now);
  }

  /// The report that a message brought, if it brought one that is new, or this member's own
  /// farewell, which somebody tells while it is there.
  Optional<Report> take(String topic, byte[] message, Instant now) {
    Optional<Sealer.Opened> opened = sealer.open(topic, message);
    if (opened.isEmpty() || !pace.allows(now)) {
      ignored++;
      return Optional.empty();
    }
    return switch (members.hear(opened.get(), now)) {
      case TAKEN -> Optional.of(opened.get().report());
      case OWN -> Optional.of(opened.get()).filter(Inbox::isFarewell).map(Sealer.Opened::report);
      case AGAIN -> Optional.empty();
      case REPLAYED, OUT_OF_TIME, TOO_MANY, FORGED -> {
        ignored++;
        yield Optional.empty();
      }
    };
  }

  private static boolean isFarewell(Sealer.Opened opened) {
    return opened.report().left() && opened.isGenuine();
  }

  /// How many messages were passed over.
  int ignored() {
    return ignored;
  }
}
