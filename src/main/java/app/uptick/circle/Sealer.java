package app.uptick.circle;

import app.uptick.model.Cause;
import app.uptick.model.Region;
import app.uptick.model.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Turns reports into messages that only the circle can read and only its members can have made,
/// and back.
///
/// A message is a version byte, a random nonce, and what AES-256-GCM makes of the report under the
/// circle's key, with the version and the topic as associated data, so that no message passes for
/// another topic's. Inside, the report is signed by the member (Ed25519): the shared key keeps
/// strangers out, the signature keeps members from speaking for each other. All messages are of the
/// same length, so that it tells nothing. One thread.
final class Sealer {

  /// The length of every message.
  static final int MESSAGE_BYTES = 1 + 12 + 72 + MemberId.BYTES + 64 + 16;

  private static final byte VERSION = 1;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int BODY = 72;
  private static final int SIGNATURE = 64;
  private static final String LEFT = "left";

  private final Invitation invitation;
  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  Sealer(Invitation invitation) {
    this.invitation = invitation;
    key = new SecretKeySpec(invitation.keyBytes(), "AES");
  }

  /// The message that says `report`, signed by the member's own key.
  byte[] seal(Report report, PrivateKey signer) {
    try {
      byte[] head = head(invitation.topicOf(report.member()));
      byte[] body = body(report);
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(signer);
      signature.update(head);
      signature.update(body);
      byte[] plain =
          ByteBuffer.allocate(BODY + MemberId.BYTES + SIGNATURE)
              .put(body)
              .put(report.member().raw())
              .put(signature.sign())
              .array();
      byte[] nonce = new byte[NONCE];
      random.nextBytes(nonce);
      return ByteBuffer.allocate(MESSAGE_BYTES)
          .put(VERSION)
          .put(nonce)
          .put(cipher(Cipher.ENCRYPT_MODE, nonce, head).doFinal(plain))
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing a report", e);
    }
  }

  /// What a message says that was found under `topic`, not yet known to be its member's; empty
  /// where it was not made with the circle's key for this topic.
  Optional<Opened> open(String topic, byte[] message) {
    if (message.length != MESSAGE_BYTES || message[0] != VERSION) {
      return Optional.empty();
    }
    try {
      byte[] head = head(topic);
      byte[] nonce = Arrays.copyOfRange(message, 1, 1 + NONCE);
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, nonce, head)
              .doFinal(message, 1 + NONCE, message.length - 1 - NONCE);
      byte[] body = Arrays.copyOf(plain, BODY);
      MemberId member = MemberId.of(Arrays.copyOfRange(plain, BODY, BODY + MemberId.BYTES));
      byte[] signature = Arrays.copyOfRange(plain, BODY + MemberId.BYTES, plain.length);
      return invitation.topicOf(member).equals(topic)
          ? Optional.of(new Opened(report(member, body), head, body, signature))
          : Optional.empty();
    } catch (GeneralSecurityException | IOException | DateTimeException _) {
      return Optional.empty();
    }
  }

  /// A report that somebody of the circle made; who, only the signature tells, which costs more to
  /// look at than all the rest.
  static final class Opened {

    private final Report report;
    private final byte[] head;
    private final byte[] body;
    private final byte[] signature;

    private Opened(Report report, byte[] head, byte[] body, byte[] signature) {
      this.report = report;
      this.head = head;
      this.body = body;
      this.signature = signature;
    }

    Report report() {
      return report;
    }

    /// Whether the member itself made it.
    boolean isGenuine() {
      try {
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(report.member().key());
        check.update(head);
        check.update(body);
        return check.verify(signature);
      } catch (GeneralSecurityException _) {
        return false;
      }
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] head) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(head);
    return cipher;
  }

  private static byte[] head(String topic) {
    byte[] name = topic.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + name.length).put(VERSION).put(name).array();
  }

  private static byte[] body(Report report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(report.count());
      out.writeLong(report.at().toEpochMilli());
      out.writeUTF(report.left() ? LEFT : report.state().code());
      out.writeUTF(report.cause().code());
      out.writeUTF(report.region().code());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Arrays.copyOf(bytes.toByteArray(), BODY);
  }

  /// Words of a later version than ours, or that do not go together, are taken for not known.
  private static Report report(MemberId member, byte[] body) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(body));
    long count = in.readLong();
    Instant at = Instant.ofEpochMilli(in.readLong());
    String state = in.readUTF();
    State seen = known(State.values(), State::code, state, State.UNKNOWN);
    Cause cause = known(Cause.values(), Cause::code, in.readUTF(), Cause.UNCLEAR);
    Region region = known(Region.values(), Region::code, in.readUTF(), Region.UNKNOWN);
    boolean fits = cause.goesWith(seen);
    return new Report(
        member,
        count,
        at,
        state.equals(LEFT),
        fits ? seen : State.UNKNOWN,
        fits ? cause : Cause.UNCLEAR,
        region);
  }

  private static <T> T known(T[] all, Function<T, String> code, String word, T otherwise) {
    return Stream.of(all)
        .filter(each -> code.apply(each).equals(word))
        .findFirst()
        .orElse(otherwise);
  }
}
