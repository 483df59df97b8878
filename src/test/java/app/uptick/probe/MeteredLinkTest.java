package app.uptick.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MeteredLinkTest {

  @ParameterizedTest
  @CsvSource({"yes,true", "yes (guessed),true", "no,false", "no (guessed),false", "unknown,false"})
  void readsWhatNetworkManagerSays(String word, boolean expected) {
    MeteredLink link =
        new MeteredLink(
            List.of("printf", "GENERAL.STATE:100 (connected)\\nGENERAL.METERED:" + word));

    assertEquals(expected, link.getAsBoolean());
  }

  @Test
  void isNotMeteredWhereNobodyKnows() {
    assertEquals(false, new MeteredLink(List.of("no-such-program")).getAsBoolean());
    assertEquals(false, new MeteredLink(List.of("false")).getAsBoolean());
  }
}
