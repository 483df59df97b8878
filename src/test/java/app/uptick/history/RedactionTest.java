package app.uptick.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

  private final Redaction redaction = new Redaction("[address]", "[name]", "[path]");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          192.168.1.1 does not answer.                | [address] does not answer.
          Asked 10.0.0.53:53, 8.8.8.8/32              | Asked [address], [address]
          It is (fe80::1%wlan0).                      | It is ([address]).
          Asked [2001:db8::53]:53 twice               | Asked [address] twice
          2001:db8:1234:5678:9abc:def0:1234:5678      | [address]
          ::ffff:192.168.1.7 and ::1                  | [address] and [address]
          The router is 00:1A:2b:3c:4d:5e.            | The router is [address].
          A page at http://fritz.box/login came       | A page at [name] came
          A page at https://www.tiktok.com/@me came   | A page at www.tiktok.com came
          www.tiktok.com: no answer in time           | www.tiktok.com: no answer in time
          These answered: Google, www.google.com.     | These answered: Google, www.google.com.
          router.corp.example: it refuses             | [name]: it refuses
          evil-tiktok.com and tiktok.com.evil.net     | [name] and [name]
          The proxy Proxy.Corp.local:3128 is set      | The proxy [name] is set
          The proxy squid:3128 is set                 | The proxy [name] is set
          Signed by CN=Acme Root CA, O=Acme Inc.      | Signed by [name].
          Signed by CN=Smith\\, Anna (Home), O=Home. | Signed by [name].
          By 1.2.840.113549.1.9.1=#1611616e6e61,C=US  | By [name]
          A VPN is in use (tun-acme-berlin).          | A VPN is in use ([name]).
          A VPN is in use (tun0).                     | A VPN is in use (tun0).
          corpproxy: Name or service not known        | [name]: Name or service not known
          kuma.smith.example/status/annas-home fails  | [name] fails
          Mail to jo.doe@acme.example, please         | Mail to [name], please
          /home/jo/.config/uptick/config.yaml is odd  | [path] is odd
          It reads /home/jo doe/x.yaml, ~/notes.txt   | It reads [path], [path]
          Read C:\\Users\\Jo Doe\\x.yaml now          | Read [path] now
          Read C:\\Users\\Jo\\x.yaml and \\\\nas\\jo  | Read [path] and [path]
          It reads /home/jürgen/uptick/history.db now | It reads [path] now
          It reads /home/Anna Meyer now               | It reads [path] now
          It reads /Users/Anna Meyer/a b/x and stops  | It reads [path] and stops
          Read C:\\Users\\Anna Meyer now              | Read [path] now
          Read D:/Users/Anna/x now                    | Read [path] now
          Read ~anna and ~anna/x, in ~20 ms           | Read [path] and [path], in ~20 ms
          Since 14:30:15, 3/4 of 12 at 10:15          | Since 14:30:15, 3/4 of 12 at 10:15
          503 Service, 1.5 s, e.g. this               | 503 Service, 1.5 s, e.g. this
          TikTok is down: its servers answer.         | TikTok is down: its servers answer.
          """)
  void takesOutWhatTellsOfTheNetworkAndLeavesTheRest(String text, String left) {
    assertEquals(left, redaction.of(text));
  }
}
