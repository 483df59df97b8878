package app.uptick.circle;

import app.uptick.circle.CircleFiles.Known;
import app.uptick.model.CircleView;
import app.uptick.model.CircleView.Contact;
import app.uptick.model.CircleView.Member;
import app.uptick.model.CircleView.Part;
import app.uptick.model.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One device at work in one circle: keeps the connection, says what it sees when that changes and
/// every now and then, and hears the others. One thread.
final class Participation {

  /// Between two reports; whatever changes meanwhile is in the second.
  static final Duration LEAST_APART = Duration.ofSeconds(5);

  /// Between two reports that are made only because others see trouble.
  private static final Duration ANSWERS_APART = Duration.ofMinutes(1);

  /// So many members of a large circle answer at once, on average, when one sees trouble.
  private static final double ANSWERERS = 50;

  private static final Duration KEPT_APART = Duration.ofMinutes(10);
  private static final Duration FAREWELL = Duration.ofMillis(800);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  /// Where somebody must change something before it can work.
  private static final Duration HOPELESS_WAIT = Duration.ofMinutes(5);

  private static final Duration METERED_WAIT = Duration.ofMinutes(5);

  private static final int MOST_SHOWN = 100;

  /// The lower part of a report's count, within one connection; the highest is the will's.
  private static final int COUNT_BITS = 20;

  private static final long LAST_COUNT = (1L << COUNT_BITS) - 1;

  private final Membership membership;
  private final CircleFiles files;
  private final RandomGenerator random;
  private final BooleanSupplier metered;
  private final InstantSource clock;
  private final Turns turns;
  private final Sealer sealer;
  private final Members members;

  private Inbox inbox;
  private Contact contact = Contact.CONNECTING;
  private Instant since;
  private @Nullable Broker broker;
  private @Nullable Attempt current;
  private Instant connectAt;
  private Duration wait = FIRST_WAIT;

  private long epoch;
  private long count;
  private @Nullable Standpoint said;
  private Instant saidAt = Instant.MIN;
  private @Nullable Instant askedAt;

  /// Whether the broker holds a farewell of ours in the place of what we said.
  private boolean isOverwritten;

  private Duration heartbeat = Members.HEARTBEAT;
  private Instant keptAt;

  /// Has things done on the one thread, later; any thread may ask.
  interface Turns {

    void later(Runnable what);

    /// The same, unless too much waits already.
    void laterIfThereIsRoom(Runnable what);
  }

  Participation(
      Membership membership,
      CircleFiles files,
      BooleanSupplier metered,
      InstantSource clock,
      RandomGenerator random,
      Turns turns) {
    this.membership = membership;
    this.files = files;
    this.metered = metered;
    this.clock = clock;
    this.random = random;
    this.turns = turns;
    Instant now = clock.instant();
    Known known = files.known(membership.self());
    epoch = known.epoch();
    sealer = new Sealer(membership.invitation());
    members = new Members(membership.self(), known.seats());
    inbox = new Inbox(sealer, members, now);
    since = now;
    connectAt = now;
    keptAt = now;
  }

  /// Does what is due at `now`.
  void work(Standpoint own, Instant now) {
    if (broker == null && !now.isBefore(connectAt)) {
      connectUnlessMetered(now);
    }
    if (contact == Contact.CONNECTED && isDue(own, now)) {
      tell(own, now);
    }
    if (isLonger(keptAt, now, KEPT_APART)) {
      keep(now);
      restIfMetered(now);
    }
  }

  // ---- the connection

  private void connectUnlessMetered(Instant now) {
    if (metered.getAsBoolean()) {
      become(Contact.METERED, now);
      connectAt = now.plus(METERED_WAIT);
    } else {
      connect(now);
    }
  }

  private void restIfMetered(Instant now) {
    if (broker != null && metered.getAsBoolean()) {
      leave(now);
      become(Contact.METERED, now);
      connectAt = now.plus(METERED_WAIT);
    }
  }

  /// Under a new epoch, so that the will, which is written now, counts higher than all that is said
  /// before it is told, and lower than all that is said after.
  private void connect(Instant now) {
    epoch = Math.max(epoch + 1, now.getEpochSecond());
    count = 0;
    said = null;
    keep(now);
    Report left = Report.leaving(membership.self(), number(LAST_COUNT), now);
    Attempt attempt = new Attempt();
    current = attempt;
    inbox = new Inbox(sealer, members, now);
    broker = Broker.connect(membership, message(left), attempt);
  }

  /// What becomes of one try; what comes late from an earlier one is not heard.
  private final class Attempt implements Broker.Listener {

    @Override
    public void connected() {
      turns.later(() -> ifCurrent(Participation.this::connected));
    }

    @Override
    public void lost(Contact why) {
      turns.later(() -> ifCurrent(now -> Participation.this.lost(why, now)));
    }

    @Override
    public void message(String topic, byte[] message) {
      turns.laterIfThereIsRoom(() ->
          ifCurrent(
              now -> inbox.take(topic, message, now).ifPresent(report -> heard(report, now))));
    }

    private void ifCurrent(Consumer<Instant> what) {
      if (current == this) {
        what.accept(clock.instant());
      }
    }
  }

  private void connected(Instant now) {
    become(Contact.CONNECTED, now);
    wait = FIRST_WAIT;
  }

  private void lost(Contact why, Instant now) {
    broker = null;
    current = null;
    become(why, now);
    connectAt = now.plus(nextWait(why));
  }

  private void become(Contact now, Instant at) {
    if (contact != now) {
      contact = now;
      since = at;
    }
  }

  /// Longer each time, and each device another, so that a broker that comes back is not run over.
  private Duration nextWait(Contact why) {
    boolean isHopeless =
        switch (why) {
          case CERTIFICATE, REFUSED, NOT_A_BROKER -> true;
          case CONNECTING, CONNECTED, METERED, NO_SUCH_HOST, UNREACHABLE -> false;
        };
    Duration usual = isHopeless ? HOPELESS_WAIT : wait;
    wait = shorter(wait.multipliedBy(2), LONGEST_WAIT);
    return Duration.ofMillis((long) (usual.toMillis() * (0.5 + random.nextDouble())));
  }

  // ---- what is said

  private boolean isDue(Standpoint own, Instant now) {
    if (said == null) {
      return true;
    }
    Duration ago = Duration.between(saidAt, now);
    if (ago.isNegative()) {
      return true; // the clock was set back
    }
    if (isOverwritten || !own.saysTheSameAs(said)) {
      return ago.compareTo(LEAST_APART) >= 0;
    }
    boolean isAnswer = askedAt != null && own.at().isAfter(askedAt) && own.state() == State.UP;
    return ago.compareTo(isAnswer ? ANSWERS_APART : heartbeat) >= 0;
  }

  private void tell(Standpoint own, Instant now) {
    Broker connection = broker;
    if (connection == null) {
      return;
    }
    if (count == LAST_COUNT) {
      leave(now);
      become(Contact.CONNECTING, now);
      return;
    }
    Report report =
        new Report(
            membership.self(),
            number(count++),
            own.at(),
            false,
            own.state(),
            own.cause(),
            own.region());
    var _ = connection.publish(message(report));
    said = own;
    saidAt = now;
    askedAt = null;
    isOverwritten = false;
    heartbeat =
        Duration.ofMillis(
            (long) (Members.HEARTBEAT.toMillis() * (0.9 + 0.2 * random.nextDouble())));
  }

  private byte[] message(Report report) {
    return sealer.seal(report, membership.key());
  }

  private long number(long within) {
    return (epoch << COUNT_BITS) + within;
  }

  /// The broker tells the will of a connection that broke off unnoticed up to a minute and a half
  /// later, long after we are back, and keeps it for those who come: so we say anew that we are
  /// here.
  ///
  /// Where another sees trouble, those who see none say so anew after their next check: then it is
  /// known for whom it fails. Of a large circle some do.
  private void heard(Report report, Instant now) {
    if (report.member().equals(membership.self())) {
      isOverwritten = true;
      return;
    }
    boolean isWanted = report.isTrouble() && members.isCounted(report.member());
    if (isWanted && random.nextDouble() * members.size(now) < ANSWERERS) {
      askedAt = askedAt == null ? now : askedAt;
    }
  }

  /// Takes leave of the circle for now, or for good.
  void leave(Instant now) {
    Broker connection = broker;
    current = null;
    broker = null;
    if (connection == null) {
      return;
    }
    if (contact == Contact.CONNECTED) {
      Report left = Report.leaving(membership.self(), number(LAST_COUNT), now);
      await(connection.publish(message(left)));
    }
    await(connection.disconnect());
  }

  private static void await(CompletableFuture<?> what) {
    try {
      what.get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException _) {
      return; // the broker tells the will instead
    }
  }

  void keep(Instant now) {
    members.forgetTheGone(now);
    files.keep(membership.self(), new Known(epoch, members.seats()));
    keptAt = now;
  }

  // ---- what is known

  CircleView view(Standpoint own, Instant now) {
    List<Member> list = new ArrayList<>();
    list.add(
        new Member(
            membership.self().shown(),
            Part.SELF,
            own.state(),
            own.cause(),
            own.region(),
            own.at()));
    List<Member> others = members.list(now);
    list.addAll(others.subList(0, Math.min(MOST_SHOWN, others.size())));
    return new CircleView(
        membership.invitation().broker().shown(),
        contact,
        since,
        list,
        Math.max(0, others.size() - MOST_SHOWN),
        inbox.ignored());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static boolean isLonger(Instant from, Instant to, Duration span) {
    return Duration.between(from, to).compareTo(span) > 0;
  }
}
