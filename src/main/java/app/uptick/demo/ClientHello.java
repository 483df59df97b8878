package app.uptick.demo;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The first record of a TLS connection, and the server name in it (RFC 8446, 4.1.2; RFC 6066, 3).
///
/// @param bytes the record as it came
/// @param serverName empty when none was given
record ClientHello(ByteBuffer bytes, String serverName) {

  static ClientHello read(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    byte[] header = new byte[5];
    data.readFully(header);
    int length = (header[3] & 255) << 8 | (header[4] & 255);
    ByteBuffer record = ByteBuffer.allocate(5 + length);
    record.put(header);
    data.readFully(record.array(), 5, length);
    record.rewind();
    return new ClientHello(record, nameIn(record.duplicate()));
  }

  private static String nameIn(ByteBuffer hello) {
    try {
      hello.position(5 + 4 + 2 + 32);
      skip(hello, hello.get() & 255);
      skip(hello, hello.getShort() & 0xffff);
      skip(hello, hello.get() & 255);
      hello.getShort();
      while (hello.remaining() >= 4) {
        int type = hello.getShort() & 0xffff;
        int length = hello.getShort() & 0xffff;
        if (type == 0) {
          byte[] name = new byte[length - 5];
          skip(hello, 5);
          hello.get(name);
          return new String(name, StandardCharsets.US_ASCII);
        }
        skip(hello, length);
      }
      return "";
    } catch (BufferUnderflowException | IllegalArgumentException _) {
      return "";
    }
  }

  private static void skip(ByteBuffer buffer, int count) {
    buffer.position(buffer.position() + count);
  }
}
