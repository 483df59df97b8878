package app.uptick.circle;

import app.uptick.circle.CircleFiles.Known;
import app.uptick.model.CircleView;
import app.uptick.model.CircleView.Contact;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets a person make a circle, come in, look and leave: what the commands do, beside any monitor.
public final class Joining {

  /// Between two messages that a broker had waiting for us.
  private static final Duration QUIET = Duration.ofMillis(700);

  private static final int MOST_WAITING = 4096;

  private final CircleFiles files;
  private final InstantSource clock;

  public Joining(Path dataFolder, InstantSource clock) {
    files = new CircleFiles(dataFolder);
    this.clock = clock;
  }

  /// The code that others join with; empty where the person is in no circle.
  public Optional<String> invitation() {
    return files.membership().map(each -> each.invitation().code());
  }

  /// The code of a new circle that nobody is in yet.
  ///
  /// @param url the broker's
  /// @param certificate file that holds the certificate by which the broker is to be known; null
  ///   where the device's own authorities decide
  /// @param allowPlain whether the way to the broker may be open to listeners
  /// @throws CircleException where these do not fit
  public static String create(String url, @Nullable Path certificate, boolean allowPlain) {
    BrokerAddress address = BrokerAddress.parse(url);
    refuseListeners(address, allowPlain);
    if (certificate != null && !address.secure()) {
      throw new CircleException("a certificate goes with mqtts://, not with mqtt://");
    }
    String known = certificate == null ? "" : read(certificate);
    return Invitation.fresh(address, known, new SecureRandom()).code();
  }

  /// Whether an address or a code can be used.
  public enum Fit {
    FITS,
    /// It is none, or not whole.
    UNFIT,
    /// It is one, of a broker to which the way is open to listeners.
    OPEN_TO_LISTENERS
  }

  /// Whether a circle can be made at the broker of a URL.
  public static Fit fitOfBroker(String url) {
    return fit(() -> BrokerAddress.parse(url));
  }

  /// Whether a circle can be joined with a code.
  public static Fit fitOfCode(String code) {
    return fit(() -> Invitation.parse(code).broker());
  }

  private static Fit fit(Supplier<BrokerAddress> read) {
    try {
      return read.get().isOpenToListeners() ? Fit.OPEN_TO_LISTENERS : Fit.FITS;
    } catch (CircleException _) {
      return Fit.UNFIT;
    }
  }

  private static void refuseListeners(BrokerAddress address, boolean allowPlain) {
    if (address.isOpenToListeners() && !allowPlain) {
      throw new CircleException(
          "anyone on the way to "
              + address.shown()
              + " could see who is in the circle and when, and the broker’s password;"
              + " use mqtts://, or say --allow-plain");
    }
  }

  private static String read(Path file) {
    try {
      byte[] der =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)))
              .getEncoded();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(der);
    } catch (IOException | CertificateException e) {
      throw new CircleException("reading a certificate from " + file + ": " + e.getMessage());
    }
  }

  /// Comes into the circle of a code, as a new member. A monitor that runs takes part from then on.
  ///
  /// @throws CircleException where the code is not whole, or the person is in a circle already
  public void join(String code, boolean allowPlain) throws IOException {
    refuseIfIn();
    files.join(Membership.fresh(invitation(code, allowPlain)));
  }

  private static Invitation invitation(String code, boolean allowPlain) {
    Invitation invitation = Invitation.parse(code);
    refuseListeners(invitation.broker(), allowPlain);
    return invitation;
  }

  /// Whether the person is in a circle, as far as its file can be read.
  public boolean isIn() {
    try {
      return files.membership().isPresent();
    } catch (CircleException _) {
      return false;
    }
  }

  /// Nobody is in two circles.
  ///
  /// @throws CircleException where the person is in one already
  public void refuseIfIn() {
    if (files.membership().isPresent()) {
      throw new CircleException(
          "you are in a circle already; to leave it, say: uptick circle leave");
    }
  }

  /// Leaves the circle; false where there was none. Its members hear of it from a monitor that
  /// runs.
  public boolean leave() throws IOException {
    boolean wasIn = !files.mark().isEmpty();
    files.leave();
    return wasIn;
  }

  /// Who of the person's circle sees what, as the broker has it; empty where there is no circle.
  public Optional<CircleView> look(Duration patience) throws InterruptedException {
    Optional<Membership> membership = files.membership();
    return membership.isEmpty() ? Optional.empty() : Optional.of(look(membership.get(), patience));
  }

  /// The same for the circle of a code, by somebody who is not in it yet.
  public CircleView look(String code, boolean allowPlain, Duration patience)
      throws InterruptedException {
    return look(Membership.fresh(invitation(code, allowPlain)), patience);
  }

  private CircleView look(Membership membership, Duration patience) throws InterruptedException {
    Known known = files.known(membership.self());
    Members members = new Members(membership.self(), known.seats());
    Inbox inbox = new Inbox(new Sealer(membership.invitation()), members, clock.instant());
    Glance glance = new Glance(inbox);
    Broker broker = Broker.connect(membership, null, glance);
    Contact contact = glance.await(patience);
    var _ = broker.disconnect();
    Instant now = clock.instant();
    return new CircleView(
        membership.invitation().broker().shown(),
        contact,
        now,
        members.list(now),
        0,
        inbox.ignored());
  }

  /// Listens until the broker has told all it has.
  private final class Glance implements Broker.Listener {

    private final BlockingQueue<Runnable> heard = new LinkedBlockingQueue<>();

    private final Inbox inbox;
    private Contact contact = Contact.CONNECTING;

    Glance(Inbox inbox) {
      this.inbox = inbox;
    }

    @Override
    public void connected() {
      heard.add(() -> contact = Contact.CONNECTED);
    }

    @Override
    public void lost(Contact why) {
      heard.add(() -> contact = why);
    }

    @Override
    public void message(String topic, byte[] message) {
      if (heard.size() < MOST_WAITING) {
        heard.add(() -> inbox.take(topic, message, clock.instant()));
      }
    }

    Contact await(Duration patience) throws InterruptedException {
      long end = System.nanoTime() + patience.toNanos();
      while (contact == Contact.CONNECTING || contact == Contact.CONNECTED) {
        long left = end - System.nanoTime();
        long most = contact == Contact.CONNECTED ? Math.min(left, QUIET.toNanos()) : left;
        Runnable next = left <= 0 ? null : heard.poll(most, TimeUnit.NANOSECONDS);
        if (next == null) {
          return contact == Contact.CONNECTING ? Contact.UNREACHABLE : contact;
        }
        next.run();
      }
      return contact;
    }
  }
}
