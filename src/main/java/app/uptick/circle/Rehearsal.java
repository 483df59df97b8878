package app.uptick.circle;

import app.uptick.model.Cause;
import app.uptick.model.CircleView.Contact;
import app.uptick.model.Region;
import app.uptick.model.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// Fills a circle with made-up members, to measure what each costs the broker and the others.
///
/// Each has a connection, a will and true sealed reports, and receives what all others say; what it
/// receives is counted and not read, since one machine can't do the reading of a thousand. What
/// reading costs is measured apart, by [#read].
public final class Rehearsal implements AutoCloseable {

  private static final int AT_A_TIME = 50;
  private static final int PATIENCE_MINUTES = 5;

  /// What goes with topic and content in a packet: fixed header, lengths, packet id and the message
  /// expiry (MQTT 5, 3.3).
  private static final int PACKET_EXTRA = 3 + 2 + 2 + 1 + 5;

  private final Invitation invitation;
  private final Sealer sealer;
  private final List<Actor> actors = new ArrayList<>();
  private final LongAdder received = new LongAdder();
  private final LongAdder receivedBytes = new LongAdder();
  private final ConcurrentLinkedQueue<Contact> lost = new ConcurrentLinkedQueue<>();

  /// One made-up member and its connection.
  private final class Actor implements Broker.Listener {

    private final Membership membership = Membership.fresh(invitation);
    private final String topic = invitation.topicOf(membership.self());
    private final Semaphore gate;
    private final CountDownLatch in;
    private final Broker broker;
    private long count = 1;

    Actor(Semaphore gate, CountDownLatch in) {
      this.gate = gate;
      this.in = in;
      Report left = Report.leaving(membership.self(), Long.MAX_VALUE, Instant.now());
      broker = Broker.connect(membership, sealer.seal(left, membership.key()), this);
    }

    @Override
    public void connected() {
      gate.release();
      in.countDown();
    }

    @Override
    public void lost(Contact why) {
      lost.add(why);
      gate.release();
      in.countDown();
    }

    @Override
    public void message(String from, byte[] message) {
      received.increment();
      receivedBytes.add(from.length() + message.length + PACKET_EXTRA);
    }

    byte[] report() {
      return sealer.seal(
          new Report(
              membership.self(),
              count++,
              Instant.now(),
              false,
              State.UP,
              Cause.NONE,
              Region.EUROPE),
          membership.key());
    }
  }

  /// @param url of the broker
  public Rehearsal(String url) {
    invitation = Invitation.parse(Joining.create(url, null, true));
    sealer = new Sealer(invitation);
  }

  /// Has so many members come.
  public void come(int members) throws IOException, InterruptedException {
    Semaphore gate = new Semaphore(AT_A_TIME);
    CountDownLatch in = new CountDownLatch(members);
    for (int i = 0; i < members; i++) {
      gate.acquire();
      actors.add(new Actor(gate, in));
    }
    if (!in.await(PATIENCE_MINUTES, TimeUnit.MINUTES) || !lost.isEmpty()) {
      throw new IOException("of " + members + " members not all came: " + lost);
    }
  }

  /// Has everyone say once what it sees, evenly within a time, and waits until all others have
  /// heard it.
  ///
  /// @return how long it took until the last had heard the last
  public Duration speak(Duration within) throws IOException, InterruptedException {
    received.reset();
    receivedBytes.reset();
    long start = System.nanoTime();
    List<CompletableFuture<?>> said = new ArrayList<>();
    for (int i = 0; i < actors.size(); i++) {
      Actor actor = actors.get(i);
      said.add(actor.broker.publish(actor.report()));
      long due = start + within.toNanos() * (i + 1) / actors.size();
      TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
    }
    CompletableFuture.allOf(said.toArray(CompletableFuture[]::new)).join();
    long wanted = (long) actors.size() * (actors.size() - 1);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
    while (received.sum() < wanted && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    if (received.sum() < wanted) {
      throw new IOException("heard " + received.sum() + " reports, want " + wanted);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /// The size of one report's packet, as it was received.
  public double bytesPerReport() {
    return receivedBytes.sum() / (double) Math.max(1, received.sum());
  }

  /// How long a report takes a member to open, check and count, on the average of all.
  public Duration read() {
    Membership reader = Membership.fresh(invitation);
    Members members = new Members(reader.self(), java.util.Map.of());
    List<byte[]> messages = actors.stream().map(Actor::report).toList();
    long start = System.nanoTime();
    for (int i = 0; i < messages.size(); i++) {
      sealer
          .open(actors.get(i).topic, messages.get(i))
          .ifPresent(each -> members.hear(each, Instant.now()));
    }
    return Duration.ofNanos((System.nanoTime() - start) / Math.max(1, messages.size()));
  }

  /// How often a member says what it sees though nothing is new.
  public static Duration heartbeat() {
    return Members.HEARTBEAT;
  }

  /// The topic's length, for whoever computes by hand.
  public int topicBytes() {
    return actors.getFirst().topic.getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  public void close() {
    CompletableFuture.allOf(
            actors.stream().map(each -> each.broker.disconnect()).toArray(CompletableFuture[]::new))
        .join();
  }
}
