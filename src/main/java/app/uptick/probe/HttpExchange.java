package app.uptick.probe;

import app.uptick.model.HttpAnswer;
import app.uptick.model.ServiceProfile.Method;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// One HTTP/1.1 request and as much of its answer as is wanted (RFC 9112). Times the first byte,
/// which no HTTP client of the platform does.
final class HttpExchange {

  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-9]\\d\\d)( .*)?");
  private static final int MOST_HEAD = 65_536;

  private final BufferedInputStream in;
  private final OutputStream out;
  private final int bodyLimit;
  private @Nullable Duration firstByte;
  private int status;
  private final Map<String, String> headers = new HashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  HttpExchange(InputStream in, OutputStream out, int bodyLimit) {
    this.in = new BufferedInputStream(in, 8192);
    this.out = out;
    this.bodyLimit = bodyLimit;
  }

  /// Sends the request; reads the answer up to the end of its head.
  void ask(Method method, URI url, String target, String userAgent, String accept)
      throws IOException {
    String head =
        method
            + " "
            + target
            + " HTTP/1.1\r\nHost: "
            + hostHeader(url)
            + "\r\nUser-Agent: "
            + userAgent
            + "\r\nAccept: "
            + accept
            + "\r\nConnection: close\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    Stopwatch watch = new Stopwatch();
    in.mark(1);
    if (in.read() < 0) {
      throw new EOFException("the connection was closed without an answer");
    }
    in.reset();
    firstByte = watch.elapsed();
    do {
      readHead();
    } while (status >= 100 && status < 200 && status != 101);
  }

  /// Opens a tunnel through an HTTP proxy (RFC 9110, 9.3.6); the proxy's status.
  int tunnel(String hostAndPort, String userAgent) throws IOException {
    String head =
        "CONNECT %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: %s\r\n\r\n"
            .formatted(hostAndPort, hostAndPort, userAgent);
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    readHead();
    return status;
  }

  /// Reads the body up to the limit. A body that ends too soon is an error; one that is longer is
  /// not.
  void readBody(Method method) throws IOException {
    if (method == Method.HEAD || status == 204 || status == 304) {
      return;
    }
    if (headers
        .getOrDefault("transfer-encoding", "")
        .toLowerCase(Locale.ROOT)
        .contains("chunked")) {
      readChunks();
    } else if (headers.containsKey("content-length")) {
      copy(contentLength(headers.getOrDefault("content-length", "")), true);
    } else {
      copy(Long.MAX_VALUE, false);
    }
  }

  @Nullable Duration firstByte() {
    return firstByte;
  }

  byte[] bodyBytes() {
    return body.toByteArray();
  }

  @Nullable HttpAnswer answer() {
    return status == 0 ? null : new HttpAnswer(status, headers, text());
  }

  private static String hostHeader(URI url) {
    boolean usual = url.getPort() < 0;
    return usual ? url.getHost() : url.getHost() + ":" + url.getPort();
  }

  private void readHead() throws IOException {
    Matcher first = STATUS_LINE.matcher(readLine(MOST_HEAD));
    if (!first.matches()) {
      throw new ProtocolException("the answer is not HTTP");
    }
    status = Integer.parseInt(first.group(1));
    headers.clear();
    int left = MOST_HEAD;
    for (String line = readLine(left); !line.isEmpty(); line = readLine(left)) {
      left -= line.length();
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        headers.merge(name, line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
      }
    }
  }

  private String readLine(int most) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection was closed within the answer's head");
      }
      if (line.length() >= most) {
        throw new ProtocolException("the answer's head is longer than 64 KB");
      }
      line.append((char) next);
    }
    int end = line.length();
    return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
  }

  private static long contentLength(String text) throws ProtocolException {
    try {
      return Long.parseUnsignedLong(text);
    } catch (NumberFormatException _) {
      throw new ProtocolException("Content-Length is " + text);
    }
  }

  private void readChunks() throws IOException {
    while (body.size() < bodyLimit) {
      String size = readLine(100).replaceFirst(";.*", "").strip();
      long length;
      try {
        length = Long.parseUnsignedLong(size, 16);
      } catch (NumberFormatException _) {
        throw new ProtocolException("chunk size is " + size);
      }
      if (length == 0) {
        return;
      }
      copy(length, true);
      if (body.size() < bodyLimit) {
        readLine(2);
      }
    }
  }

  private void copy(long length, boolean exact) throws IOException {
    byte[] buffer = new byte[4096];
    long left = length;
    while (left > 0 && body.size() < bodyLimit) {
      int wanted = (int) Math.min(buffer.length, Math.min(left, bodyLimit - body.size()));
      int count = in.read(buffer, 0, wanted);
      if (count < 0) {
        if (exact) {
          throw new EOFException("the body ended too soon");
        }
        return;
      }
      body.write(buffer, 0, count);
      left -= count;
    }
  }

  private String text() {
    byte[] bytes = body.toByteArray();
    boolean zipped = headers.getOrDefault("content-encoding", "").contains("gzip");
    return new String(zipped ? unzipped(bytes) : bytes, StandardCharsets.UTF_8);
  }

  /// As much as the beginning yields, up to the limit: a bomb stays small.
  private byte[] unzipped(byte[] bytes) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    try (GZIPInputStream unzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      for (int count = unzip.read(buffer);
          count >= 0 && plain.size() < bodyLimit;
          count = unzip.read(buffer)) {
        plain.write(buffer, 0, count);
      }
    } catch (IOException _) {
      return plain.toByteArray();
    }
    return plain.toByteArray();
  }
}
