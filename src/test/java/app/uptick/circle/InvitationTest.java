package app.uptick.circle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Codes and addresses, as people write and pass them on.
class InvitationTest {

  private static final String URL = "mqtts://ann:s%3Ae%2Fcret@broker.example:8884";

  private final Invitation invitation =
      Invitation.fresh(BrokerAddress.parse(URL), "", new SecureRandom());

  @Test
  void comesBackOutOfItsCode() {
    assertEquals(invitation, Invitation.parse(invitation.code()));
  }

  @Test
  void carriesACertificate() {
    String certificate = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[900]);
    Invitation own = Invitation.fresh(BrokerAddress.parse(URL), certificate, new SecureRandom());

    assertEquals(own, Invitation.parse(own.code()));
  }

  @Test
  void saysOfAnAddressOrACodeWhetherItCanBeUsed() {
    String plain = Joining.create("mqtt://broker.example", null, true);

    assertEquals(Joining.Fit.FITS, Joining.fitOfBroker(URL));
    assertEquals(Joining.Fit.FITS, Joining.fitOfBroker("mqtt://localhost"));
    assertEquals(Joining.Fit.OPEN_TO_LISTENERS, Joining.fitOfBroker("mqtt://broker.example"));
    assertEquals(Joining.Fit.UNFIT, Joining.fitOfBroker("https://broker.example"));
    assertEquals(Joining.Fit.FITS, Joining.fitOfCode(invitation.code()));
    assertEquals(Joining.Fit.OPEN_TO_LISTENERS, Joining.fitOfCode(plain));
    assertEquals(Joining.Fit.UNFIT, Joining.fitOfCode(plain.substring(1)));
  }

  @Test
  void survivesLineBreaks() {
    String broken = invitation.code().replaceAll("(.{20})", "$1\n ");

    assertEquals(invitation, Invitation.parse(broken));
  }

  @Test
  void everySlipIsNoticed() {
    String code = invitation.code();

    for (int i = 0; i < code.length(); i++) {
      char other = code.charAt(i) == 'x' ? 'y' : 'x';
      String slip = code.substring(0, i) + other + code.substring(i + 1);
      assertThrows(CircleException.class, () -> Invitation.parse(slip), slip);
    }
  }

  @Test
  void aPartOfItIsNoticed() {
    String code = invitation.code();

    for (int length = 0; length < code.length(); length++) {
      String part = code.substring(0, length);
      assertThrows(CircleException.class, () -> Invitation.parse(part), part);
    }
  }

  @Test
  void twoCirclesShareNothing() {
    Invitation other = Invitation.fresh(BrokerAddress.parse(URL), "", new SecureRandom());

    assertNotEquals(invitation.topic(), other.topic());
    assertNotEquals(invitation.key(), other.key());
  }

  @Test
  void topicsTellNeitherMemberNorKey() {
    Membership member = Membership.fresh(invitation);

    String topic = invitation.topicOf(member.self());

    assertFalse(topic.contains(member.self().hex().substring(0, 8)));
    assertTrue(topic.matches("uptick/[A-Za-z0-9_-]{16}/[A-Za-z0-9_-]{16}"), topic);
  }

  @Test
  void secretsDoNotShowInMessages() {
    assertFalse(invitation.toString().contains(invitation.key()));
    assertFalse(invitation.toString().contains("cret"));
  }

  @Test
  void aMemberComesBackOutOfItsFile() {
    Membership member = Membership.fresh(invitation);

    Membership read = Membership.of(invitation.code(), member.secret());

    assertEquals(member.self(), read.self());
    assertEquals(member.key(), read.key());
  }

  @ParameterizedTest
  @CsvSource({
    "mqtts://broker.example,           true,  broker.example, 8883, '',  ''",
    "mqtts://broker.example/,          true,  broker.example, 8883, '',  ''",
    "MQTTS://broker.example:1234,      true,  broker.example, 1234, '',  ''",
    "mqtt://localhost,                 false, localhost,      1883, '',  ''",
    "mqtt://[::1]:1999,                false, ::1,            1999, '',  ''",
    "mqtts://ann@broker.example,       true,  broker.example, 8883, ann, ''",
    "mqtts://ann:p%40s+s@broker.example, true, broker.example, 8883, ann, p@s+s",
  })
  void readsAddresses(
      String url, boolean secure, String host, int port, String user, String password) {
    BrokerAddress expected = new BrokerAddress(secure, host, port, user, password);

    assertEquals(expected, BrokerAddress.parse(url));
    assertEquals(expected, BrokerAddress.parse(expected.url()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "broker.example",
        "https://broker.example",
        "mqtts://",
        "mqtts://broker.example/topic",
        "mqtts://broker.example:0",
        "mqtts://broker.example:99999",
        "mqtts://bro ker",
      })
  void refusesWhatIsNoAddress(String url) {
    assertThrows(CircleException.class, () -> BrokerAddress.parse(url));
  }

  @ParameterizedTest
  @CsvSource({
    "mqtts://broker.example, false",
    "mqtt://broker.example, true",
    "mqtt://192.168.1.4, true",
    "mqtt://127.0.0.1.example.org, true",
    "mqtt://localhost.example.org, true",
    "mqtt://localhost, false",
    "mqtt://127.0.0.1, false",
    "mqtt://[::1], false",
  })
  void knowsWhereOthersMayListen(String url, boolean isOpen) {
    assertEquals(isOpen, BrokerAddress.parse(url).isOpenToListeners());
  }
}
