package app.uptick.demo;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Writes the few values that a certificate is made of in their binary form (ITU-T X.690, DER).
final class Der {

  private static final int BOOLEAN = 0x01;
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int OBJECT = 0x06;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int SEQUENCE = 0x30;
  private static final int CONTEXT = 0x80;
  private static final int CONSTRUCTED = 0x20;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return value(SEQUENCE, joined(parts));
  }

  static byte[] integer(long number) {
    return value(INTEGER, BigInteger.valueOf(number).toByteArray());
  }

  static byte[] yes() {
    return value(BOOLEAN, new byte[] {(byte) 0xff});
  }

  static byte[] octets(byte[] content) {
    return value(OCTET_STRING, content);
  }

  /// Whole bytes of bits: none of the last one is unused.
  static byte[] bits(byte[] content) {
    return value(BIT_STRING, joined(new byte[] {0}, content));
  }

  static byte[] time(Instant at) {
    return value(GENERALIZED_TIME, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
  }

  /// An object identifier; the first two numbers share a byte, larger ones take seven bits a byte.
  static byte[] object(int first, int second, int... others) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(first * 40 + second);
    for (int number : others) {
      for (int shift = 28; shift > 0; shift -= 7) {
        if (number >> shift != 0) {
          out.write(((number >> shift) & 0x7f) | 0x80);
        }
      }
      out.write(number & 0x7f);
    }
    return value(OBJECT, out.toByteArray());
  }

  /// One of the numbered parts that a certificate leaves to its place.
  static byte[] numbered(int number, byte[] content) {
    return value(CONTEXT | number, content);
  }

  /// The same around values that have kinds of their own.
  static byte[] around(int number, byte[] values) {
    return value(CONTEXT | CONSTRUCTED | number, values);
  }

  private static byte[] value(int kind, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(kind);
    int length = content.length;
    if (length < 0x80) {
      out.write(length);
    } else if (length < 0x100) {
      out.write(0x81);
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
