package app.uptick.witness;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;

/// Reads no more than a number of bytes: an answer that goes on is an error, not a reason to go on.
final class CappedStream extends FilterInputStream {

  /// There was more than we read.
  static final class TooLargeException extends IOException {

    @Serial private static final long serialVersionUID = 1;

    TooLargeException(long cap) {
      super("reading an answer of at most " + cap + " bytes, got more");
    }
  }

  private final long cap;
  private long left;

  CappedStream(InputStream in, long cap) {
    super(in);
    this.cap = cap;
    left = cap;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, (int) Math.min(length, left + 1));
    if (read > left) {
      throw new TooLargeException(cap);
    }
    left -= Math.max(read, 0);
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    return read(new byte[(int) Math.min(count, 8192)], 0, (int) Math.min(count, 8192));
  }
}
