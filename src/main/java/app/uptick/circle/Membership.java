package app.uptick.circle;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/// One device's part in a circle.
///
/// @param key by which this device speaks for its id
record Membership(Invitation invitation, MemberId self, PrivateKey key) {

  /// A new member, whom nobody knows yet.
  static Membership fresh(Invitation invitation) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new Membership(invitation, MemberId.of(pair.getPublic()), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("making a member's keys", e);
    }
  }

  /// The member that a file tells of.
  ///
  /// @param secret as [#secret] gave it
  static Membership of(String invitation, String secret) {
    Invitation known = Invitation.parse(invitation);
    try {
      byte[] both = Base64.getDecoder().decode(secret);
      if (both.length <= MemberId.BYTES) {
        throw new CircleException("the member’s secret is too short");
      }
      byte[] own = Arrays.copyOfRange(both, MemberId.BYTES, both.length);
      PrivateKey key =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(own));
      return new Membership(known, MemberId.of(Arrays.copyOf(both, MemberId.BYTES)), key);
    } catch (GeneralSecurityException e) {
      throw new CircleException("the member’s secret is none: " + e.getMessage());
    }
  }

  /// Both halves of the key pair, for the file.
  String secret() {
    byte[] own = key.getEncoded();
    byte[] both = Arrays.copyOf(self.raw(), MemberId.BYTES + own.length);
    System.arraycopy(own, 0, both, MemberId.BYTES, own.length);
    return Base64.getEncoder().encodeToString(both);
  }

  /// Without the secret.
  @Override
  public String toString() {
    return "Membership[" + invitation + ", " + self.shown() + "]";
  }
}
