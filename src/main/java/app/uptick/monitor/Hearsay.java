package app.uptick.monitor;

import app.uptick.model.Diagnosis;
import app.uptick.model.Facts;
import app.uptick.model.State;
import app.uptick.model.Testimony;
import app.uptick.model.Testimony.Announced;
import app.uptick.model.Testimony.Quiet;
import app.uptick.model.Testimony.Reported;
import app.uptick.model.Testimony.Unread;
import app.uptick.witness.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Decides when others are asked what they see, and keeps what they said for as long as it fits.
///
/// They are asked beside the rounds, never within one: no verdict waits for them. What was said
/// while the service failed here says nothing once it answers here, and the other way round.
final class Hearsay {

  /// While trouble lasts, everyone is asked again this often, as the freshness of words wants it.
  private static final Duration AGAIN = Duration.ofMinutes(10);

  /// A word of trouble that is older is no reason to ask everyone again.
  private static final Duration FRESH = Duration.ofMinutes(30);

  /// Nobody is asked more often, whatever happens and whoever wants it.
  private static final Duration LEAST = Duration.ofMinutes(2);

  /// What was said by everyone at a time.
  ///
  /// @param whileWell whether the service answered here then
  private record Heard(boolean whileWell, List<Testimony> said) {}

  private final Bystanders bystanders;
  private final Executor beside;
  private final Runnable arrived;
  private final Consumer<List<String>> asking;
  private final Map<Pace, Instant> askedInPeace = new EnumMap<>(Pace.class);
  private final Map<String, Testimony> inPeace = new LinkedHashMap<>();
  private @Nullable Heard heard;
  private @Nullable Instant askedEveryone;
  private boolean askedWhileWell;
  private boolean inFlight;

  /// Answers to questions of an earlier one come too late.
  private int generation;

  /// @param beside runs what takes time, beside the caller's thread
  /// @param arrived is called, on that other thread, when there is something new to be heard
  Hearsay(Bystanders bystanders, Executor beside, Runnable arrived) {
    this(bystanders, beside, arrived, _ -> {});
  }

  /// @param asking hears the names of those who are being asked; of nobody, once they were
  Hearsay(Bystanders bystanders, Executor beside, Runnable arrived, Consumer<List<String>> asking) {
    this.asking = asking;
    this.bystanders = bystanders;
    this.beside = beside;
    this.arrived = arrived;
  }

  /// Has others asked where that is due.
  ///
  /// @param alone what was seen here, without anybody's word
  /// @param wanted whether a person wants to know now
  /// @return whether that was decided; not while an earlier question is in flight
  synchronized boolean consider(Facts facts, Diagnosis alone, boolean wanted) {
    boolean knows = alone.state() != State.YOUR_SIDE && alone.state() != State.UNKNOWN;
    if (inFlight || !knows) {
      return !inFlight;
    }
    boolean well = alone.state() == State.UP;
    boolean doubt =
        !well || inPeace.values().stream().anyMatch(each -> tellsOfTrouble(each, facts.at()));
    if ((doubt || wanted) && isTimeForEveryone(facts.at(), well, wanted)) {
      askedEveryone = facts.at();
      askedWhileWell = well;
      ask(() -> bystanders.everyone(facts, wanted, asking), said -> heard = new Heard(well, said));
      return true;
    }
    Set<Pace> due = well ? due(facts.at()) : EnumSet.noneOf(Pace.class);
    if (!due.isEmpty()) {
      due.forEach(each -> askedInPeace.put(each, facts.at()));
      ask(
          () -> inPeace(facts, due),
          said -> said.forEach(each -> inPeace.put(each.source(), each)));
    }
    return true;
  }

  /// Where nobody might be asked, as where each byte is paid for, that is tried again before long:
  /// the next network may be free.
  private List<Testimony> inPeace(Facts facts, Set<Pace> due) {
    List<Testimony> said = bystanders.inPeace(facts, due);
    if (said.isEmpty()) {
      postpone(due, facts.at().plus(Pace.TEN_MINUTES.interval()));
    }
    return said;
  }

  private synchronized void postpone(Set<Pace> paces, Instant until) {
    paces.forEach(each -> askedInPeace.put(each, until.minus(each.interval())));
  }

  /// What others say that fits what is seen here.
  synchronized List<Testimony> said(Diagnosis alone) {
    boolean well = alone.state() == State.UP;
    Map<String, Testimony> fitting = new LinkedHashMap<>(inPeace);
    Heard last = heard;
    if (last != null && last.whileWell() == well) {
      last.said().forEach(each -> fitting.merge(key(each), each, Hearsay::later));
    }
    bystanders.unasked().forEach(each -> fitting.put(each.source(), each));
    return List.copyOf(fitting.values());
  }

  /// Forgets all: it was heard on another network, or before a long sleep.
  synchronized void forget() {
    heard = null;
    askedEveryone = null;
    inPeace.clear();
    bystanders.forget();
    generation++;
  }

  private boolean isTimeForEveryone(Instant now, boolean well, boolean wanted) {
    Instant last = askedEveryone;
    if (last == null) {
      return true;
    }
    Duration since = Duration.between(last, now).abs();
    boolean soon = wanted || askedWhileWell != well;
    return since.compareTo(soon ? LEAST : AGAIN) >= 0;
  }

  private Set<Pace> due(Instant now) {
    Set<Pace> due = EnumSet.noneOf(Pace.class);
    for (Pace pace : Pace.values()) {
      Instant last = askedInPeace.get(pace);
      boolean isTime =
          last == null || Duration.between(last, now).abs().compareTo(pace.interval()) >= 0;
      if (pace != Pace.NEVER && isTime) {
        due.add(pace);
      }
    }
    return due;
  }

  private void ask(Supplier<List<Testimony>> question, Consumer<List<Testimony>> answer) {
    inFlight = true;
    int asked = generation;
    beside.execute(() -> {
      List<Testimony> said = List.of();
      try {
        said = question.get();
      } finally {
        take(said, asked, answer);
      }
    });
  }

  private void take(List<Testimony> said, int asked, Consumer<List<Testimony>> answer) {
    boolean isNews;
    asking.accept(List.of());
    synchronized (this) {
      inFlight = false;
      isNews = !said.isEmpty() && asked == generation;
      if (isNews) {
        answer.accept(said);
      }
    }
    if (isNews) {
      arrived.run();
    }
  }

  /// The same source may be asked for two pages, whose answers are two testimonies.
  private static String key(Testimony testimony) {
    return testimony.word() instanceof Testimony.Seen seen
        ? testimony.source() + " " + seen.url()
        : testimony.source();
  }

  private static Testimony later(Testimony one, Testimony other) {
    boolean isEmpty = other.word() instanceof Unread && !(one.word() instanceof Unread);
    return isEmpty || one.at().isAfter(other.at()) ? one : other;
  }

  private static boolean tellsOfTrouble(Testimony testimony, Instant now) {
    boolean isOld = Duration.between(testimony.at(), now).compareTo(FRESH) > 0;
    return !isOld && tellsOfTrouble(testimony);
  }

  private static boolean tellsOfTrouble(Testimony testimony) {
    return switch (testimony.word()) {
      case Announced _, Reported _ -> true;
      case Quiet _,
          Unread _,
          Testimony.Seen _,
          Testimony.HostTrouble _,
          Testimony.BlockTests _,
          Testimony.Routes _,
          Testimony.NetworksOff _,
          Testimony.Voices _,
          Testimony.Votes _ ->
          false;
    };
  }
}
