package app.uptick.circle;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// Who a member is to the others: a random number, which says nothing of the person.
///
/// It is the public half of a key pair that was made at joining, so that nobody but the holder of
/// the other half can speak under it, though all share the circle's key.
///
/// @param hex 64 digits
record MemberId(String hex) implements Comparable<MemberId> {

  static final int BYTES = 32;

  /// What stands before the raw key in its X.509 form (RFC 8410, section 4).
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final int SHOWN = 4;

  MemberId {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a member's id is " + hex + ", want 64 hex digits");
    }
  }

  static MemberId of(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return of(Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length));
  }

  static MemberId of(byte[] raw) {
    return new MemberId(HexFormat.of().formatHex(raw));
  }

  byte[] raw() {
    return HexFormat.of().parseHex(hex);
  }

  /// As much of it as a person needs to tell members apart.
  String shown() {
    return hex.substring(0, SHOWN);
  }

  /// The key by which this member's word is known; not every number is one.
  PublicKey key() throws GeneralSecurityException {
    byte[] encoded = Arrays.copyOf(X509, X509.length + BYTES);
    System.arraycopy(raw(), 0, encoded, X509.length, BYTES);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  @Override
  public int compareTo(MemberId other) {
    return hex.compareTo(other.hex);
  }
}
