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
import java.util.ArrayDeque;
import java.util.Deque;
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
///
/// The first trouble and each change have everyone asked at once; while the same state stands,
/// those who are only asked then rest longer and longer, and the others keep the pace they have in
/// peace.
final class Hearsay {

  /// While the same state stands, others rest so long before they are asked anew: first to see
  /// whether it lasts, then less and less often.
  private static final List<Duration> RESTS =
      List.of(Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofHours(1));

  /// A change of state has everyone asked at once, but so many times only in such a time: a service
  /// that comes and goes is asked about no oftener than one that is well.
  private static final int MOST_CHANGES = 2;

  private static final Duration CHANGES_SPAN = Duration.ofMinutes(30);

  /// Whose measurements are hours late is not asked oftener, whatever changes here.
  private static final Duration SLOW_LEAST = Duration.ofHours(1);

  /// A word of trouble that is older is no reason to ask everyone again.
  private static final Duration FRESH = Duration.ofMinutes(30);

  /// Nobody is asked more often, whatever happens and whoever wants it.
  private static final Duration LEAST = Duration.ofMinutes(2);

  /// What was said by everyone at a time.
  ///
  /// @param whileWell whether the service answered here then
  private record Heard(boolean whileWell, List<Testimony> said) {

    /// With what was said later in the place of what the same witnesses said before.
    Heard then(Heard later) {
      if (whileWell != later.whileWell) {
        return later;
      }
      Map<String, Testimony> all = new LinkedHashMap<>();
      said.forEach(each -> all.put(key(each), each));
      later.said.forEach(each -> all.merge(key(each), each, Hearsay::later));
      return new Heard(whileWell, List.copyOf(all.values()));
    }

    /// Without those who are not among these.
    Heard of(Bystanders those) {
      return new Heard(whileWell, among(those, said));
    }
  }

  /// What gives reason to ask.
  ///
  /// @param state what is seen here
  /// @param doubt whether others are to be asked about it, though nobody wants to know
  private record Standing(State state, boolean doubt) {}

  private final Executor beside;
  private final Runnable arrived;
  private final Consumer<List<String>> asking;
  private Bystanders bystanders;
  private final Map<Pace, Instant> asked = new EnumMap<>(Pace.class);
  private final Map<String, Testimony> inPeace = new LinkedHashMap<>();
  private @Nullable Heard heard;
  private @Nullable Instant askedEveryone;
  private final Deque<Instant> changes = new ArrayDeque<>();
  private Standing standing = new Standing(State.UNKNOWN, false);

  /// How often everyone was asked since it stands so.
  private int times;

  /// Whether what slow witnesses said was forgotten, so that they are asked sooner.
  private boolean slowForgotten;

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
    Instant now = facts.at();
    boolean well = alone.state() == State.UP;
    boolean doubt = !well || inPeace.values().stream().anyMatch(each -> tellsOfTrouble(each, now));
    stand(new Standing(alone.state(), doubt));
    if ((doubt || wanted) && isTimeForEveryone(now, wanted)) {
      Set<Pace> whom = everyone(now, wanted);
      noteAsked(now, whom);
      Bystanders those = bystanders;
      ask(
          () -> those.everyone(facts, wanted, whom, asking),
          said -> heard = heard(new Heard(well, said)));
      return true;
    }
    Set<Pace> due = bystanders.rested(due(now), now);
    if (!due.isEmpty()) {
      due.forEach(each -> noteAsked(each, now));
      Bystanders those = bystanders;
      ask(
          () -> inPeace(those, facts, due),
          said -> said.forEach(each -> inPeace.put(each.source(), each)));
    }
    return true;
  }

  private void stand(Standing now) {
    if (!now.equals(standing)) {
      standing = now;
      times = 0;
    }
  }

  /// Whom to ask where everyone is to be asked: those whose words are hours late only where these
  /// have become old.
  private Set<Pace> everyone(Instant now, boolean wanted) {
    Set<Pace> whom = EnumSet.allOf(Pace.class);
    Instant last = asked.get(Pace.SIX_HOURS);
    Duration least = times == 0 ? SLOW_LEAST : Pace.SIX_HOURS.interval();
    if (!wanted && last != null && !slowForgotten && isWithin(last, now, least)) {
      whom.remove(Pace.SIX_HOURS);
    }
    return whom;
  }

  private void noteAsked(Instant now, Set<Pace> whom) {
    askedEveryone = now;
    if (times == 0) {
      changes.addLast(now);
      if (changes.size() > MOST_CHANGES) {
        changes.removeFirst();
      }
    }
    times++;
    whom.forEach(each -> noteAsked(each, now));
  }

  private void noteAsked(Pace pace, Instant now) {
    asked.put(pace, now);
    slowForgotten &= pace != Pace.SIX_HOURS;
  }

  private Heard heard(Heard later) {
    Heard before = heard;
    return before == null ? later : before.then(later);
  }

  /// Where nobody might be asked, as where each byte is paid for, that is tried again before long:
  /// the next network may be free.
  private List<Testimony> inPeace(Bystanders those, Facts facts, Set<Pace> due) {
    List<Testimony> said = those.inPeace(facts, due);
    if (said.isEmpty()) {
      postpone(due, facts.at().plus(Pace.TEN_MINUTES.interval()));
    }
    return said;
  }

  private synchronized void postpone(Set<Pace> paces, Instant until) {
    paces.forEach(each -> asked.put(each, until.minus(each.interval())));
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
    changes.clear();
    times = 0;
    slowForgotten = true;
    inPeace.clear();
    bystanders.forget();
    generation++;
  }

  /// Asks these from now on. What others said counts no more, nor what comes of a question to them;
  /// nobody is asked sooner than he may be, but where something looks wrong everyone is, as after a
  /// change.
  ///
  /// @param elsewhere whether they are asked about another place, of which nothing is known yet
  synchronized void turnTo(Bystanders others, boolean elsewhere) {
    bystanders = others;
    times = 0;
    if (elsewhere) {
      heard = null;
      inPeace.clear();
      slowForgotten = true;
      generation++;
    } else {
      Heard before = heard;
      heard = before == null ? null : before.of(others);
      inPeace.keySet().removeIf(each -> !others.areAsked(each));
    }
  }

  private static List<Testimony> among(Bystanders those, List<Testimony> said) {
    return said.stream().filter(each -> those.areAsked(each.source())).toList();
  }

  private boolean isTimeForEveryone(Instant now, boolean wanted) {
    Instant last = askedEveryone;
    if (last == null) {
      return true;
    }
    if (wanted || (times == 0 && mayHeedChange(now))) {
      return !isWithin(last, now, LEAST);
    }
    return !isWithin(last, now, RESTS.get(Math.clamp(times - 1, 0, RESTS.size() - 1)));
  }

  private boolean mayHeedChange(Instant now) {
    return changes.size() < MOST_CHANGES || !isWithin(changes.getFirst(), now, CHANGES_SPAN);
  }

  private Set<Pace> due(Instant now) {
    Set<Pace> due = EnumSet.noneOf(Pace.class);
    for (Pace pace : Pace.values()) {
      Instant last = asked.get(pace);
      boolean isAnew = pace == Pace.SIX_HOURS && slowForgotten;
      Duration rest = isAnew ? Pace.TEN_MINUTES.interval() : pace.interval();
      if (pace != Pace.NEVER && (last == null || !isWithin(last, now, rest))) {
        due.add(pace);
      }
    }
    return due;
  }

  /// The clock may have been set back meanwhile.
  private static boolean isWithin(Instant last, Instant now, Duration span) {
    return Duration.between(last, now).abs().compareTo(span) < 0;
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
      List<Testimony> counting = among(bystanders, said);
      isNews = !counting.isEmpty() && asked == generation;
      if (isNews) {
        answer.accept(counting);
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
