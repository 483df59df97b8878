package app.uptick.demo;

import app.uptick.model.Device;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a simulated internet is like: how it is built, and all that is wrong with it. In each list
/// of faults the first that fits counts. Built by one thread, then only read.
public final class World {

  /// Ways by which a name server is asked.
  public enum Via {
    /// The resolver that this device is configured with.
    SYSTEM,
    /// Plain DNS to any other.
    PLAIN,
    /// A public resolver over HTTPS.
    DOH
  }

  /// What a name server says of a name.
  public sealed interface NameAnswer {

    /// An error, by its code (RFC 1035, 4.1.1).
    record Code(int rcode) implements NameAnswer {}

    record Silence() implements NameAnswer {}

    record Address(String literal) implements NameAnswer {}

    /// The address of somebody else.
    record AddressOf(String host) implements NameAnswer {}

    /// The name exists, without any address.
    record Nothing() implements NameAnswer {}

    record Truth() implements NameAnswer {}
  }

  /// What happens to connections.
  public enum Connecting {
    REFUSED,
    /// No answer at all.
    DROPPED,
    /// Made, then cut off.
    RESET,
    /// Made, then silence.
    SILENT,
    /// The first packet is lost, so that it takes a second.
    LATE
  }

  /// What happens once a ClientHello came.
  public enum Handshake {
    EXPIRED,
    NOT_YET_VALID,
    WRONG_HOST,
    SELF_SIGNED,
    /// Signed by an authority that nobody here knows.
    UNTRUSTED,
    STALL,
    RESET,
    /// Closed without a word.
    CLOSE,
    ALERT
  }

  public enum Ipv6 {
    OFF,
    /// Names have such addresses; this device has no way there.
    WITHOUT_ROUTE,
    WORKING,
    /// Packets vanish.
    BROKEN
  }

  /// The HTTP proxy that programs are told to use.
  public enum Proxy {
    NONE,
    WORKING,
    REFUSED,
    SILENT,
    /// Wants a password (407).
    ASKING,
    /// Answers that it cannot reach anyone (502).
    BROKEN
  }

  record NameFault(Who who, List<Via> via, NameAnswer answer, Duration delay) {}

  /// @param port 0 for any
  /// @param edge which of a name's addresses; -1 for all
  record ConnectFault(Who who, int port, int edge, Connecting connecting) {}

  record HandshakeFault(Who who, Handshake handshake) {}

  /// @param some so many...
  /// @param of ...of so many requests
  record AnswerFault(
      Who who, int some, int of, boolean plainToo, BiFunction<Request, Reply, Reply> change) {}

  /// @param host by which the request came, which is not always by whom it is answered
  record Request(boolean secure, String host, String target) {}

  final List<NameFault> names = new ArrayList<>();
  final List<ConnectFault> connections = new ArrayList<>();
  final List<HandshakeFault> handshakes = new ArrayList<>();
  final List<AnswerFault> answers = new ArrayList<>();
  final List<String> hostsFile = new ArrayList<>();
  boolean hasAddress = true;
  boolean hasRoute = true;
  Device.Gateway gateway = Device.Gateway.ANSWERS;
  @Nullable String vpn;
  Ipv6 ipv6 = Ipv6.OFF;
  Proxy proxy = Proxy.NONE;
  int edges = 1;
  Duration clockOffset = Duration.ZERO;

  // ---- how it is built

  public World withEdges(int count) {
    edges = count;
    return this;
  }

  public World with(Ipv6 mode) {
    ipv6 = mode;
    return this;
  }

  public World through(Proxy kind) {
    proxy = kind;
    return this;
  }

  public World overVpn(String interfaceName) {
    vpn = interfaceName;
    return this;
  }

  /// How far the true time is ahead of this device's clock.
  public World withTrueTimeAhead(Duration offset) {
    clockOffset = offset;
    return this;
  }

  public World withHostsLine(String line) {
    hostsFile.add(line);
    return this;
  }

  public World withoutAddress() {
    hasAddress = false;
    hasRoute = false;
    return this;
  }

  public World withoutRoute() {
    hasRoute = false;
    return this;
  }

  public World withGateway(Device.Gateway known) {
    gateway = known;
    return this;
  }

  // ---- what is wrong with it

  public World name(Who who, NameAnswer answer, Via... via) {
    names.add(new NameFault(who, List.of(via), answer, Duration.ZERO));
    return this;
  }

  /// Name servers are slow to tell the truth.
  public World nameAfter(Duration delay, Who who, Via... via) {
    names.add(new NameFault(who, List.of(via), new NameAnswer.Truth(), delay));
    return this;
  }

  public World connect(Who who, Connecting connecting) {
    return connect(who, 0, connecting);
  }

  public World connect(Who who, int port, Connecting connecting) {
    connections.add(new ConnectFault(who, port, -1, connecting));
    return this;
  }

  public World connectEdge(int edge, Who who, Connecting connecting) {
    connections.add(new ConnectFault(who, 0, edge, connecting));
    return this;
  }

  public World tls(Who who, Handshake handshake) {
    handshakes.add(new HandshakeFault(who, handshake));
    return this;
  }

  /// Answers are changed; over TLS only.
  public World https(Who who, UnaryOperator<Reply> change) {
    return some(1, 1, who, change);
  }

  /// So many of so many answers over TLS are changed.
  public World some(int some, int of, Who who, UnaryOperator<Reply> change) {
    answers.add(new AnswerFault(who, some, of, false, (_, reply) -> change.apply(reply)));
    return this;
  }

  /// Answers over plain HTTP and over TLS are changed.
  public World http(Who who, UnaryOperator<Reply> change) {
    answers.add(new AnswerFault(who, 1, 1, true, (_, reply) -> change.apply(reply)));
    return this;
  }

  /// Answers over plain HTTP only are changed.
  public World plain(Who who, UnaryOperator<Reply> change) {
    answers.add(
        new AnswerFault(
            who, 1, 1, true, (request, reply) -> request.secure() ? reply : change.apply(reply)));
    return this;
  }

  /// Pages send one to themselves, each time by another query.
  public World redirectLoop(Who who) {
    answers.add(
        new AnswerFault(
            who, 1, 1, false, (request, _) -> Reply.redirect(nextHop(request.target()))));
    return this;
  }

  private static String nextHop(String target) {
    int mark = target.indexOf("?hop=");
    int hop = mark < 0 ? 0 : Integer.parseInt(target.substring(mark + 5));
    return target.replaceFirst("[?].*", "") + "?hop=" + (hop + 1);
  }
}
