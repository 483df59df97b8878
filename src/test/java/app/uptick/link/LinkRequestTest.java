package app.uptick.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.model.Mute;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkRequestTest {

  private static final Instant NOW = SampleStatus.NOW;

  static Stream<LinkRequest> requests() {
    return Stream.of(
        new LinkRequest.Snapshot(),
        new LinkRequest.Follow(),
        new LinkRequest.CheckNow(),
        new LinkRequest.SetMute(Mute.OFF),
        new LinkRequest.SetMute(new Mute.UntilBack()),
        new LinkRequest.SetMute(new Mute.Until(NOW.plusSeconds(60))),
        new LinkRequest.Pause(),
        new LinkRequest.Resume(),
        new LinkRequest.Watched(true),
        new LinkRequest.Watched(false),
        new LinkRequest.Note("i-1", "Said \"it\"\nin two lines."),
        new LinkRequest.Seen(NOW.plusSeconds(60)),
        new LinkRequest.EraseHistory(),
        new LinkRequest.OpenWindow(),
        new LinkRequest.RaiseWindow(),
        new LinkRequest.WindowClosed(),
        new LinkRequest.Reload(),
        new LinkRequest.Quit());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void readsBackEveryRequestItWrote(LinkRequest request) {
    assertEquals(request, LinkRequest.parse(request.line(), NOW));
  }

  @ParameterizedTest
  @CsvSource({"90s, 90", "30m, 1800", "1h, 3600", "2d, 172800", "PT1H30M, 5400", "1500ms, 1.5"})
  void mutesForADuration(String text, double seconds) {
    var request = LinkRequest.parse("{\"request\":\"mute\",\"for\":\"" + text + "\"}", NOW);

    var end = NOW.plus(Duration.ofMillis(Math.round(seconds * 1000)));
    assertEquals(new LinkRequest.SetMute(new Mute.Until(end)), request);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"request\":\"mute\"}",
        "{\"request\":\"mute\",\"until-back\":false}",
        "{\"request\":\"mute\",\"for\":\"1h\",\"until-back\":true}",
        "{\"request\":\"mute\",\"for\":\"-PT1H\"}",
        "{\"request\":\"mute\",\"for\":\"0s\"}",
        "{\"request\":\"mute\",\"for\":\"999999999d\"}",
        "{\"request\":\"mute\",\"for\":\"PT9999999999999H\"}",
        "{\"request\":\"mute\",\"for\":\"a while\"}",
        "{\"request\":\"mute\",\"for\":7}",
        "{\"request\":\"mute\",\"until\":\"2026-11-22T10:15:30Z\"}",
        "{\"request\":\"mute\",\"until\":\"soon\"}",
        "{\"request\":\"mute\",\"until\":\"+999999999-01-01T00:00:00Z\"}",
        "{\"request\":\"watched\",\"on\":\"perhaps\"}",
        "{\"request\":\"note\",\"incident\":\"i-1\"}",
        "{\"request\":\"seen\",\"until\":\"soon\"}",
        "{\"request\":null}",
        "{}"
      })
  void refusesWithWhatWasWanted(String line) {
    var violation = assertThrows(ContractViolation.class, () -> LinkRequest.parse(line, NOW));

    assertTrue(String.valueOf(violation.getMessage()).contains("want "), violation.getMessage());
  }

  @Test
  void namesTheRequestsThereAre() {
    var violation =
        assertThrows(
            ContractViolation.class, () -> LinkRequest.parse("{\"request\":\"dance\"}", NOW));

    assertEquals(
        "reading request: got \"dance\", want one of snapshot, follow, circle, check-now, find-fix,"
            + " mute, unmute, pause, resume, watched, note, seen, erase-history, open-window,"
            + " raise-window, window-closed, reload, quit",
        violation.getMessage());
  }
}
