package app.uptick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.model.Cause;
import app.uptick.model.Check;
import app.uptick.model.Diagnosis;
import app.uptick.model.Evidence;
import app.uptick.model.Evidence.Kind;
import app.uptick.model.Scope;
import app.uptick.model.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What `uptick check` prints for a person.
final class CheckTextTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void showsTheFamiliesOfWitnessesApart() {
    String text =
        textOf(
            said(Kind.CIRCLE, "Circle"),
            said(Kind.OFFICIAL, "Oracle"),
            said(Kind.PROBE, "TikTok"),
            said(Kind.TRACKER, "OONI"),
            said(Kind.CROWD, "Bluesky"),
            said(Kind.LOCAL, "Other sites"));

    assertEquals(
        """
        What Uptick saw:
          TikTok: words
          Other sites: words
        Official word:
          Oracle: words
        Outage trackers:
          OONI: words
        What people say:
          Circle: words
          Bluesky: words
        """
            .strip(),
        text.substring(text.indexOf("What Uptick saw")).strip());
  }

  @Test
  void saysOfWhichFamilyNobodyWasAsked() {
    String text = textOf(said(Kind.PROBE, "TikTok"), said(Kind.TRACKER, "OONI"));

    assertEquals(
        """
        What Uptick saw:
          TikTok: words
        Official word:
          Nobody was asked.
        Outage trackers:
          OONI: words
        What people say:
          Nobody was asked.
        """
            .strip(),
        text.substring(text.indexOf("What Uptick saw")).strip());
  }

  private static Evidence said(Kind kind, String source) {
    return new Evidence(kind, source, "words", NOW);
  }

  private static String textOf(Evidence... evidence) {
    Diagnosis diagnosis =
        new Diagnosis(
            State.UP,
            Cause.NONE,
            Set.of(),
            Scope.UNCLEAR,
            0.97,
            "TikTok is up.",
            List.of(),
            List.of(evidence),
            List.of(),
            List.of());
    return new CheckText().of(new Check(NOW, Duration.ofSeconds(1), diagnosis));
  }
}
