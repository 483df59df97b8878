package app.uptick.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads UTF-8 lines from a channel, none longer than a bound. For one thread.
final class LineReader {

  private final ReadableByteChannel channel;
  private final int longest;
  private final ByteBuffer buffer = ByteBuffer.allocate(8 * 1024).flip();

  LineReader(ReadableByteChannel channel, int longest) {
    this.channel = channel;
    this.longest = longest;
  }

  /// The next line without its end, null where there are no more; a last line that does not end is
  /// none.
  @Nullable String next() throws IOException {
    var line = new ByteArrayOutputStream();
    while (true) {
      if (!buffer.hasRemaining() && !fill()) {
        return null;
      }
      byte next = buffer.get();
      if (next == '\n') {
        return line.toString(StandardCharsets.UTF_8).strip();
      }
      if (line.size() == longest) {
        throw new LineTooLong(longest);
      }
      line.write(next);
    }
  }

  private boolean fill() throws IOException {
    buffer.clear();
    int read = channel.read(buffer);
    buffer.flip();
    return read > 0;
  }

  /// A line that does not end where it should.
  static final class LineTooLong extends IOException {

    private static final long serialVersionUID = 1;

    LineTooLong(int longest) {
      super("a line is longer than " + longest + " bytes");
    }
  }
}
