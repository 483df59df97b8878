package app.uptick.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HomePrefixTest {

  @ParameterizedTest
  @CsvSource({
    "193.0.6.139, 193.0.6.0",
    "9.255.255.255, 9.255.255.0",
    "100.63.1.2, 100.63.1.0",
    "172.32.0.1, 172.32.0.0",
    "223.255.254.9, 223.255.254.0",
    "2001:67c:2e8:22::c100:68b, 2001:67c:2e8::",
    "2A00::1, 2a00:0:0::",
    "::ffff:193.0.6.139, 193.0.6.0",
  })
  void keepsOnlyThePartThatTellsTheNetwork(String address, String kept) {
    assertEquals(Optional.of(kept), HomePrefix.of(address).map(HomePrefix::start));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "169.254.1.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.7",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "64:ff9b::c000:221",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "2001::1",
        "2001:db8::1",
        "2002:c000:204::1",
        "3fff::1",
      })
  void asksAboutPublicAddressesAlone(String address) {
    assertEquals(Optional.empty(), HomePrefix.of(address).map(HomePrefix::start));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "193.0.6",
        "193.0.6.256",
        "193.0.6.139&resource=AS1",
        "193.0.6.139/24",
        "2001:67c::1%eth0",
        "2001:67c:::1",
        ":",
        "...:",
        "www.example.com",
      })
  void refusesWhatIsNoAddress(String address) {
    assertEquals(Optional.empty(), HomePrefix.of(address).map(HomePrefix::start));
  }
}
