package app.uptick.circle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/// All that one needs to take part in a circle. Whoever has it is in.
///
/// @param topic the circle's name on the broker: random, and no secret
/// @param key seals the reports; the broker never has it
/// @param certificate that the broker must prove itself by: its own or its authority's, in base64;
///   empty where the device's own authorities decide
record Invitation(BrokerAddress broker, String topic, String key, String certificate) {

  static final int KEY_BYTES = 32;

  private static final String PREFIX = "uptick-circle-1:";
  private static final int TOPIC_BYTES = 12;
  private static final int CHECK_BYTES = 4;
  private static final int LONGEST_CERTIFICATE = 4096;
  private static final int LONGEST = 3 * LONGEST_CERTIFICATE;

  /// A circle that nobody is in yet.
  static Invitation fresh(BrokerAddress broker, String certificate, SecureRandom random) {
    return new Invitation(
        broker, text(bytes(TOPIC_BYTES, random)), text(bytes(KEY_BYTES, random)), certificate);
  }

  private static byte[] bytes(int length, SecureRandom random) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /// The invitation that a code holds.
  ///
  /// @throws CircleException where it is not whole, which its last bytes tell
  static Invitation parse(String code) {
    String compact = code.replaceAll("\\s", "");
    if (!compact.startsWith(PREFIX) || compact.length() > LONGEST) {
      throw new CircleException(
          "the code is no invitation: it should begin with " + PREFIX + "; copy it whole");
    }
    try {
      byte[] all = Base64.getUrlDecoder().decode(compact.substring(PREFIX.length()));
      int length = Math.max(0, all.length - CHECK_BYTES);
      byte[] content = Arrays.copyOf(all, length);
      byte[] check = Arrays.copyOfRange(all, length, all.length);
      boolean isWhole = Arrays.equals(check, check(content)) && compact.equals(PREFIX + text(all));
      if (!isWhole) {
        throw new CircleException("the code is damaged or not whole; copy it again");
      }
      return read(content);
    } catch (IOException | IllegalArgumentException _) {
      throw new CircleException("the code is damaged or not whole; copy it again");
    }
  }

  private static Invitation read(byte[] content) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
    Invitation invitation =
        new Invitation(BrokerAddress.parse(in.readUTF()), in.readUTF(), in.readUTF(), in.readUTF());
    boolean isSound =
        invitation.topic().matches("[A-Za-z0-9_-]{8,64}")
            && invitation.keyBytes().length == KEY_BYTES
            && invitation.certificate().length() <= LONGEST_CERTIFICATE;
    if (!isSound) {
      throw new IOException("what it holds does not fit");
    }
    return invitation;
  }

  /// The code that others join with.
  String code() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(broker.url());
      out.writeUTF(topic);
      out.writeUTF(key);
      out.writeUTF(certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] content = bytes.toByteArray();
    byte[] all = Arrays.copyOf(content, content.length + CHECK_BYTES);
    System.arraycopy(check(content), 0, all, content.length, CHECK_BYTES);
    return PREFIX + text(all);
  }

  byte[] keyBytes() {
    return Base64.getUrlDecoder().decode(key);
  }

  /// Where a member's newest report is kept. The leaf tells the broker members apart, and nothing
  /// else: without the key it can't be brought together with an id.
  String topicOf(MemberId member) {
    MessageDigest digest = sha256();
    digest.update(keyBytes());
    return base() + text(Arrays.copyOf(digest.digest(member.raw()), TOPIC_BYTES));
  }

  /// The topics of all members.
  String everyTopic() {
    return base() + "+";
  }

  private String base() {
    return "uptick/" + topic + "/";
  }

  /// Without what must not be shown.
  @Override
  public String toString() {
    return "Invitation[" + broker + ", " + topic + "]";
  }

  private static byte[] check(byte[] content) {
    return Arrays.copyOf(sha256().digest(content), CHECK_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
