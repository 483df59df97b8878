package app.uptick.desktop.window;

import app.uptick.model.Activity;
import app.uptick.model.Cause;
import app.uptick.model.Diagnosis;
import app.uptick.model.FixReport;
import app.uptick.model.Mute;
import app.uptick.model.State;
import app.uptick.model.StatusSnapshot;
import app.uptick.model.Symptom;
import app.uptick.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the upper part of the window says: the state, since when, for whom, why, and what to do.
///
/// @param trusted whether what is shown is current; if not, it is greyed out
/// @param note one sentence that must be known before the rest is believed; empty mostly
/// @param facts label and value: why, for whom, how sure
/// @param advice the first is the one thing to do now
record VerdictView(
    Tone tone,
    boolean trusted,
    boolean busy,
    String stateWord,
    String headline,
    String since,
    String note,
    boolean canStartMonitor,
    List<Fact> facts,
    List<String> advice,
    String lastCheck,
    Actions actions) {

  private static final int MOST_NAMES = 2;

  /// One line of the verdict.
  record Fact(String label, String value) {}

  /// What a person can do from here, and how it is called just now.
  record Actions(
      boolean canCheck,
      boolean canPause,
      String pause,
      boolean paused,
      String mute,
      boolean muted,
      boolean canAwait,
      boolean awaited,
      boolean canSignIn) {}

  static VerdictView of(Seen seen, Instant now, Texts texts, TimeWords time) {
    var snapshot = seen.snapshot();
    return snapshot == null
        ? withoutSnapshot(seen.contact(), texts)
        : new Writer(seen, snapshot, now, texts, time).verdict();
  }

  private static VerdictView withoutSnapshot(Contact contact, Texts texts) {
    boolean lost = contact == Contact.LOST;
    var key = lost ? "contact.none" : "contact.connecting";
    return new VerdictView(
        Tone.UNKNOWN,
        false,
        !lost,
        texts.get("state.unknown"),
        texts.get(key),
        "",
        lost ? texts.get("contact.retrying") : "",
        lost,
        List.of(),
        List.of(),
        "",
        new Actions(
            false,
            false,
            texts.get("action.pause"),
            false,
            texts.get("mute.off"),
            false,
            false,
            false,
            false));
  }

  /// Writes the verdict on one snapshot.
  private record Writer(
      Seen seen, StatusSnapshot snapshot, Instant now, Texts texts, TimeWords time) {

    VerdictView verdict() {
      boolean paused = snapshot.activity() == Activity.PAUSED;
      boolean live = seen.contact() == Contact.LIVE;
      return new VerdictView(
          paused ? Tone.PAUSED : Tone.of(snapshot.standing().state()),
          isTrusted(),
          live && isBusy(),
          stateWord(paused),
          snapshot.standing().headline(),
          since(),
          note(),
          seen.contact() == Contact.LOST,
          facts(),
          advice(),
          lastCheck(),
          actions(live, paused));
    }

    private boolean isTrusted() {
      return seen.contact() == Contact.LIVE
          && snapshot.activity() != Activity.PAUSED
          && !snapshot.isStale(now);
    }

    private String stateWord(boolean paused) {
      boolean starting = snapshot.activity() == Activity.STARTING && snapshot.latest() == null;
      var word =
          texts.get(
              paused
                  ? "state.paused"
                  : starting ? "state.starting" : "state." + snapshot.standing().state().code());
      if (isTrusted() && seen.isSuspicious()) {
        return texts.format(suspicion(), word);
      }
      boolean again = seen.contact() == Contact.LIVE && snapshot.activity() == Activity.CHECKING;
      return again ? texts.format("state.again", word) : word;
    }

    /// What the latest check saw, which is not said before it is sure.
    private String suspicion() {
      var latest = latest();
      if (latest == null || !latest.state().isTrouble()) {
        return latest != null && latest.state() == State.UP ? "state.back" : "state.differs";
      }
      return snapshot.standing().state() == State.UP ? "state.failed" : "state.differs";
    }

    private boolean isBusy() {
      return switch (snapshot.activity()) {
        case STARTING, CHECKING -> true;
        case WATCHING, PAUSED -> false;
      };
    }

    private @Nullable Diagnosis latest() {
      return snapshot.latest() == null ? null : snapshot.latest().diagnosis();
    }

    private @Nullable Diagnosis agreed() {
      return seen.agreed() == null ? null : seen.agreed().diagnosis();
    }

    private String since() {
      var since = snapshot.standing().since();
      if (snapshot.latest() == null) {
        return "";
      }
      var began = time.moment(since, now);
      return isTrusted()
          ? texts.format("verdict.since", began, time.span(positive(Duration.between(since, now))))
          : texts.format("verdict.since-only", began);
    }

    private static Duration positive(Duration span) {
      return span.isNegative() ? Duration.ZERO : span;
    }

    /// The one thing that matters most for believing the rest.
    private String note() {
      if (seen.contact() != Contact.LIVE) {
        return texts.format("contact.lost", seenAt());
      }
      if (snapshot.activity() == Activity.PAUSED) {
        return texts.format("note.paused", seenAt());
      }
      if (snapshot.isStale(now)) {
        return texts.format("note.stale", seenAt());
      }
      return snapshot.flapping() ? texts.get("note.flapping") : "";
    }

    private String seenAt() {
      var latest = snapshot.latest();
      return time.moment(latest == null ? snapshot.standing().since() : latest.endedAt(), now);
    }

    private List<Fact> facts() {
      var facts = new ArrayList<Fact>();
      var standing = snapshot.standing();
      var agreed = agreed();
      if (standing.state().isTrouble()) {
        add(facts, "why", texts.get("cause." + standing.cause().code()));
        if (agreed != null) {
          add(facts, "for-whom", texts.get("scope." + agreed.scope().code()));
          if (!agreed.symptoms().isEmpty()) {
            add(facts, "you-see", symptoms(agreed));
          }
        }
      }
      if (agreed != null) {
        add(facts, "how-sure", howSure(agreed.confidence()));
      }
      return List.copyOf(facts);
    }

    /// For what stands, not for what the latest round saw where that disagrees; none where nobody
    /// watches, since waiting to be told would be in vain. A switch that helps comes first.
    private List<String> advice() {
      var agreed = agreed();
      if (agreed == null || !isTrusted()) {
        return List.of();
      }
      var advice = new ArrayList<String>();
      seen.fix()
          .filter(this::helpsNow)
          .ifPresent(each -> advice.add(texts.get("fix." + each.fix().code())));
      advice.addAll(agreed.advice());
      return List.copyOf(advice);
    }

    private boolean helpsNow(FixReport report) {
      var standing = snapshot.standing();
      boolean isNamed =
          switch (report.fix()) {
            case PROXY_OFF, OTHER_DNS, IPV6_OFF -> true;
            case SEARCHING, NOT_NEEDED, UNSTEADY, NONE, NOT_CONNECTED -> false;
          };
      return isNamed && standing.state().isTrouble() && report.at().isAfter(standing.since());
    }

    private void add(List<Fact> facts, String key, String value) {
      facts.add(new Fact(texts.get("fact." + key), value));
    }

    private String symptoms(Diagnosis diagnosis) {
      var words =
          texts.enumerate(
              diagnosis.symptoms().stream()
                  .sorted()
                  .map(Symptom::code)
                  .map(code -> texts.get("symptom." + code))
                  .toList());
      return words.substring(0, 1).toUpperCase(texts.locale()) + words.substring(1);
    }

    private String howSure(double confidence) {
      var key =
          confidence >= 0.9
              ? "sure.very"
              : confidence >= 0.75 ? "sure.quite" : confidence >= 0.5 ? "sure.some" : "sure.guess";
      return texts.format(key, Math.round(confidence * 100) / 100.0);
    }

    private String lastCheck() {
      if (seen.contact() != Contact.LIVE) {
        return texts.get("contact.retrying");
      }
      if (isBusy()) {
        return texts.get(
            switch (seen.progress().step()) {
              case IDLE, WITNESSES -> "footer.checking";
              case SERVICE -> "footer.asking.service";
              case CLOSER -> "footer.asking.closer";
            });
      }
      var latest = snapshot.latest();
      return latest == null ? "" : checked(time.ago(latest.endedAt(), now));
    }

    /// When it was, or who else is being asked about it; of many, the first.
    private String checked(String ago) {
      var whom = seen.progress().whom();
      if (whom.isEmpty()) {
        return texts.format("footer.checked", ago);
      }
      return whom.size() <= MOST_NAMES
          ? texts.format("footer.asking", texts.enumerate(whom))
          : texts.format(
              "footer.asking.many",
              String.join(", ", whom.subList(0, MOST_NAMES)),
              whom.size() - MOST_NAMES);
    }

    private Actions actions(boolean live, boolean paused) {
      return new Actions(
          live && !isBusy() && !paused,
          live,
          texts.get(paused ? "action.resume" : "action.pause"),
          paused,
          mute(),
          isMuted(),
          live && snapshot.standing().state().isTrouble(),
          snapshot.mute() instanceof Mute.UntilBack,
          isTrusted() && snapshot.standing().cause() == Cause.CAPTIVE_PORTAL);
    }

    private boolean isMuted() {
      return switch (snapshot.mute()) {
        case Mute.Off(), Mute.UntilBack() -> false;
        case Mute.Until(Instant end) -> end.isAfter(now);
      };
    }

    private String mute() {
      return switch (snapshot.mute()) {
        case Mute.Until(Instant end) when end.isAfter(now) ->
            texts.format("mute.until", time.moment(end, now));
        case Mute.Off(), Mute.UntilBack() -> texts.get("mute.off");
        case Mute.Until over -> texts.get("mute.off");
      };
    }
  }
}
