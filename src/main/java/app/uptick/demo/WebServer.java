package app.uptick.demo;

import app.uptick.demo.World.AnswerFault;
import app.uptick.demo.World.Handshake;
import app.uptick.demo.World.HandshakeFault;
import app.uptick.demo.World.Request;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Answers HTTP and HTTPS for whoever lives at an address, as the world's faults say. Any thread.
final class WebServer {

  private static final byte[] HANDSHAKE_FAILURE = {21, 3, 3, 0, 2, 2, 40};
  private static final String ON_AND_ON = "<p>and on, and on it goes</p>\n".repeat(2000);

  private final World world;
  private final Zone zone;
  private final Sites sites;
  private final List<String> pages;
  private final Map<String, Integer> visits = new ConcurrentHashMap<>();

  /// @param pages what the service is asked for: host and path
  WebServer(World world, Zone zone, Sites sites, List<String> pages) {
    this.world = world;
    this.pages = pages;
    this.zone = zone;
    this.sites = sites;
  }

  void servePlain(Socket connection, InetAddress address) throws IOException {
    converse(connection, connection, address, false);
  }

  void serveSecure(Socket connection, InetAddress address) throws IOException {
    ClientHello hello = ClientHello.read(connection.getInputStream());
    String owner = zone.owner(address).host();
    String name = hello.serverName().isEmpty() ? owner : hello.serverName();
    Handshake fault =
        world.handshakes.stream()
            .filter(each -> each.who().covers(name, ""))
            .findFirst()
            .map(HandshakeFault::handshake)
            .orElse(null);
    switch (fault) {
      case RESET -> Door.reset(connection);
      case STALL -> Door.swallow(connection);
      case CLOSE -> connection.close();
      case ALERT -> connection.getOutputStream().write(HANDSHAKE_FAILURE);
      case EXPIRED, NOT_YET_VALID, WRONG_HOST, SELF_SIGNED, UNTRUSTED ->
          converse(connection, secured(connection, hello, name, fault), address, true);
      case null ->
          converse(
              connection,
              secured(connection, hello, zone.hostAt(name, address), null),
              address,
              true);
    }
  }

  private SSLSocket secured(
      Socket connection, ClientHello hello, String host, @Nullable Handshake fault)
      throws IOException {
    SSLSocket secured =
        (SSLSocket)
            Authority.SHARED
                .context(host, fault, world.clockOffset)
                .getSocketFactory()
                .createSocket(connection, new ByteArrayInputStream(hello.bytes().array()), true);
    secured.startHandshake();
    return secured;
  }

  private void converse(Socket raw, Socket stream, InetAddress address, boolean secure)
      throws IOException {
    try (stream) {
      Request asked = read(stream, secure);
      if (asked != null) {
        String host = zone.hostAt(asked.host(), address);
        deliver(answer(new Request(secure, host, asked.target())), raw, stream.getOutputStream());
      }
    }
  }

  /// The answer that `request` gets, through a proxy as well.
  Reply answer(Request request) {
    return changed(request, sites.healthy(request));
  }

  private Reply changed(Request request, Reply healthy) {
    for (AnswerFault fault : world.answers) {
      boolean applies =
          (request.secure() || fault.plainToo())
              && fault.who().covers(request.host(), request.target());
      if (applies && isItsTurn(fault, request)) {
        return fault.change().apply(request, healthy);
      }
    }
    return healthy;
  }

  /// So many of so many pages, evenly and always the same ones; a page that is asked for again has
  /// the next one's luck.
  private boolean isItsTurn(AnswerFault fault, Request request) {
    String page = request.host() + request.target();
    int turn =
        pages.indexOf(page)
            + 1
            + visits.merge(world.answers.indexOf(fault) + page, 1, Integer::sum);
    return turn * fault.some() / fault.of() != (turn + 1) * fault.some() / fault.of();
  }

  static @Nullable Request read(Socket stream, boolean secure) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(stream.getInputStream(), StandardCharsets.ISO_8859_1));
    String first = in.readLine();
    if (first == null) {
      return null;
    }
    String host = "";
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.regionMatches(true, 0, "host:", 0, 5)) {
        host = line.substring(5).strip();
      }
    }
    String target = first.split(" ", 3)[1];
    if (target.startsWith("http://")) {
      URI uri = URI.create(target);
      return new Request(secure, uri.getHost(), target.substring(target.indexOf('/', 7)));
    }
    return new Request(secure, host, target);
  }

  void deliver(Reply reply, Socket raw, OutputStream out) throws IOException {
    if (!Door.slept(reply.delay())) {
      return;
    }
    switch (reply.manner()) {
      case SILENT -> Door.slept(Sites.FOR_EVER);
      case RESET -> Door.reset(raw);
      case EMPTY -> raw.close();
      case GARBAGE ->
          out.write(
              "\u0007\u00ffwhat is this\n\n".repeat(100).getBytes(StandardCharsets.ISO_8859_1));
      case WHOLE -> {
        head(reply, reply.body().length(), out);
        trickle(reply, out);
      }
      case TRUNCATED -> {
        head(reply, reply.body().length() + 100_000, out);
        trickle(reply, out);
        out.flush();
      }
      case ENDLESS -> {
        head(reply, -1, out);
        onAndOn(reply.body().getBytes(StandardCharsets.ISO_8859_1), out);
      }
      case GZIP_BOMB -> {
        head(reply.header("Content-Encoding", "gzip"), -1, out);
        onAndOn(bomb(), out);
      }
    }
  }

  private void head(Reply reply, int length, OutputStream out) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    ZonedDateTime time = ZonedDateTime.now(ZoneOffset.UTC).plus(world.clockOffset);
    headers.put("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(time));
    headers.put("Connection", "close");
    if (length >= 0 && reply.status() != 204) {
      headers.put("Content-Length", String.valueOf(length));
    }
    headers.putAll(reply.headers());
    StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " So It Is\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void trickle(Reply reply, OutputStream out) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.ISO_8859_1);
    int step = reply.bytesPerSecond() == 0 ? body.length : Math.max(1, reply.bytesPerSecond() / 4);
    for (int at = 0; at < body.length; at += step) {
      out.write(body, at, Math.min(step, body.length - at));
      out.flush();
      if (reply.bytesPerSecond() > 0 && !Door.slept(Duration.ofMillis(250))) {
        return;
      }
    }
  }

  private static void onAndOn(byte[] first, OutputStream out) throws IOException {
    out.write(first);
    long end = System.nanoTime() + Sites.FOR_EVER.toNanos();
    while (System.nanoTime() < end) {
      out.write(ON_AND_ON.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
      zip.write(new byte[1 << 24]);
    }
    return packed.toByteArray();
  }
}
