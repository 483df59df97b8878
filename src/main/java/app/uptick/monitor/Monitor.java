package app.uptick.monitor;

import app.uptick.diagnosis.Diagnostician;
import app.uptick.model.Activity;
import app.uptick.model.Cause;
import app.uptick.model.Check;
import app.uptick.model.Device;
import app.uptick.model.Diagnosis;
import app.uptick.model.Facts;
import app.uptick.model.MonitorControl;
import app.uptick.model.Mute;
import app.uptick.model.Progress.Step;
import app.uptick.model.ServiceProfile;
import app.uptick.model.Standing;
import app.uptick.model.State;
import app.uptick.model.StatusSnapshot;
import app.uptick.model.Testimony;
import app.uptick.monitor.Round.Ask;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The background polling service: makes rounds at its pace, and keeps the [StatusModel].
///
/// One thread makes all rounds, one after the other, each scheduling the next, so that nothing
/// piles up over a sleep. Controls may be used from any thread.
public final class Monitor implements MonitorControl, AutoCloseable {

  /// Rounds so much later than planned, or so long, mean that the machine slept.
  private static final Duration GAP = Duration.ofSeconds(6);

  private static final Duration LONGEST_ROUND = Duration.ofSeconds(22);

  /// Below this a person wants rounds exactly when they said.
  private static final Duration JITTERED_FROM = Duration.ofSeconds(30);

  private static final Duration FOR_EVER = Duration.ofDays(365);

  /// While trouble here lasts, everything is looked at anew this often.
  private static final Duration FULL_AGAIN = Duration.ofMinutes(10);

  /// The same while the service itself has trouble: what changes there, light rounds see in turn,
  /// and it is not to be asked more than in peace.
  private static final Duration FULL_AGAIN_OF_SERVICE = Duration.ofHours(1);

  private static final Duration LEAST_UNTIL_FULL = Duration.ofSeconds(20);

  /// What failed and is well now may be the end of the trouble, for which people wait.
  private static final Duration MOST_FOR_GOOD_NEWS = Duration.ofSeconds(30);

  private static final Duration MOST_UNTIL_FULL = Duration.ofMinutes(5);

  private static final Logger LOG = System.getLogger(Monitor.class.getName());

  enum Command {
    CHECK,
    WAKE,
    HEARD,
    TURN,
    QUIT
  }

  private final InFlight inFlight;
  private final Hearsay hearsay;
  private final Budget budget = new Budget();
  private final Confirmation confirmation;
  private final StatusModel model;
  private volatile Pace pace;
  private final Clock clock;
  private final RandomGenerator random;
  private final Runnable windowOpener;
  private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
  private final Waiting<Command> waiting;
  private final Thread thread;
  private volatile boolean paused;
  private volatile boolean failed;
  private volatile boolean watched;
  private final AtomicReference<@Nullable Watch> turn = new AtomicReference<>();
  private Watch watch;
  private Memory memory;
  private String network = "";
  private @Nullable Instant lastFullAt;
  private boolean fullIsOwed;
  private Duration untilFull = LEAST_UNTIL_FULL;
  private @Nullable Facts picture;
  private boolean wanted;

  /// The usual times between rounds.
  ///
  /// @param watched while a window is looked at
  public record Pace(Duration usual, Duration watched) {}

  /// What is watched, and by what.
  private record Watch(
      ServiceProfile profile,
      Asking round,
      Diagnostician diagnostician,
      Supplier<Bystanders> bystanders) {

    /// How many requests a full round makes.
    int wholeRound() {
      return profile.functions().stream().mapToInt(each -> each.probes().size()).sum()
          + Round.ASKED_AGAIN;
    }
  }

  /// @param bystanders who else is asked, where something looks wrong
  /// @param windowOpener opens the window; called on any thread, must return at once
  /// @param unfinished the incident that was not over when the last monitor ended, null for none
  /// @param unfinishedSince when that began
  public Monitor(
      ServiceProfile profile,
      Round round,
      Diagnostician diagnostician,
      Bystanders bystanders,
      Pace pace,
      Clock clock,
      RandomGenerator random,
      Runnable windowOpener,
      @Nullable String unfinished,
      @Nullable Instant unfinishedSince) {
    this(
        profile,
        round,
        diagnostician,
        bystanders,
        task -> Thread.ofVirtual().name("witnesses").start(task),
        pace,
        clock,
        Waiting::really,
        random,
        windowOpener,
        unfinished,
        unfinishedSince);
  }

  /// The same by another clock.
  ///
  /// @param beside runs what must not hold up the rounds
  /// @param waiting lets time pass by `clock`
  Monitor(
      ServiceProfile profile,
      Asking round,
      Diagnostician diagnostician,
      Bystanders bystanders,
      Executor beside,
      Pace pace,
      Clock clock,
      Waiting<Command> waiting,
      RandomGenerator random,
      Runnable windowOpener,
      @Nullable String unfinished,
      @Nullable Instant unfinishedSince) {
    this.waiting = waiting;
    watch = new Watch(profile, round, diagnostician, () -> bystanders);
    inFlight = new InFlight(progress -> model().publish(progress));
    hearsay =
        new Hearsay(bystanders, beside, () -> commands.add(Command.HEARD), inFlight::witnesses);
    this.pace = pace;
    this.clock = clock;
    this.random = random;
    this.windowOpener = windowOpener;
    Instant now = clock.instant();
    Standing initial = new Standing(State.UNKNOWN, Cause.UNCLEAR, "", now, null);
    confirmation =
        new Confirmation(
            pace.usual(),
            initial,
            unfinished == null || unfinishedSince == null
                ? null
                : new Confirmation.Unfinished(unfinished, unfinishedSince));
    Device unseen = new Device(true, true, Device.Gateway.UNKNOWN, null, null, List.of());
    memory =
        new Memory(
            profile,
            diagnostician,
            new Facts(now, unseen, List.of(), List.of(), List.of(), List.of()));
    model =
        new StatusModel(
            new StatusSnapshot(initial, null, Activity.STARTING, Mute.OFF, pace.usual(), false));
    thread = Thread.ofPlatform().name("monitor").unstarted(this::runOrFail);
  }

  /// What the monitor knows; subscribe before [#start].
  public StatusModel model() {
    return model;
  }

  /// Begins with a full round.
  public void start() {
    thread.start();
  }

  /// Waits until the monitor ends; whether that is because it was told to.
  public boolean join() throws InterruptedException {
    thread.join();
    return !failed;
  }

  @Override
  public void checkNow() {
    commands.add(Command.CHECK);
    model.update(s -> s.latest() == null ? s : with(s, s.latest(), Activity.CHECKING, s.mute()));
  }

  @Override
  public void mute(Mute mute) {
    model.update(s -> with(s, s.latest(), s.activity(), mute));
    commands.add(Command.WAKE);
  }

  @Override
  public void pause() {
    paused = true;
    model.update(s -> with(s, s.latest(), Activity.PAUSED, s.mute()));
    commands.add(Command.WAKE);
  }

  @Override
  public void resume() {
    if (paused) {
      paused = false;
      model.update(s -> with(s, s.latest(), Activity.WATCHING, s.mute()));
      commands.add(Command.CHECK);
    }
  }

  /// Makes rounds at another pace from now on. Any thread.
  public void setPace(Pace pace) {
    this.pace = pace;
    model.update(s ->
        new StatusSnapshot(
            s.standing(), s.latest(), s.activity(), s.mute(), interval(), s.flapping()));
    commands.add(Command.WAKE);
  }

  /// Asks these others from now on; what those before said counts no more where they are not among
  /// them. Any thread.
  ///
  /// @param elsewhere whether they are asked about another country, of which nothing is known yet
  public void hear(Bystanders others, boolean elsewhere) {
    hearsay.turnTo(others, elsewhere);
    commands.add(Command.HEARD);
  }

  /// Watches this from the next round on, which comes at once where that is polite, and asks these
  /// others. A round under way is made to its end. Any thread.
  ///
  /// @param others got when that is, for meanwhile they may be others again
  public void watch(
      ServiceProfile profile,
      Round round,
      Diagnostician diagnostician,
      Supplier<Bystanders> others) {
    turnTo(profile, round, diagnostician, others);
  }

  /// The same with any asking.
  void turnTo(
      ServiceProfile profile,
      Asking round,
      Diagnostician diagnostician,
      Supplier<Bystanders> others) {
    turn.set(new Watch(profile, round, diagnostician, others));
    commands.add(Command.TURN);
  }

  @Override
  public void openWindow() {
    windowOpener.run();
  }

  @Override
  public void watched(boolean looking) {
    if (watched != looking) {
      watched = looking;
      model.update(s ->
          new StatusSnapshot(
              s.standing(), s.latest(), s.activity(), s.mute(), interval(), s.flapping()));
      commands.add(Command.WAKE);
    }
  }

  @Override
  public void quit() {
    commands.add(Command.QUIT);
    thread.interrupt();
  }

  /// Ends the monitor and waits for it, a little.
  @Override
  public void close() {
    quit();
    try {
      thread.join(2000);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration interval() {
    return watched && pace.watched().compareTo(pace.usual()) < 0 ? pace.watched() : pace.usual();
  }

  // ---- on the monitor's own thread from here on

  private void runOrFail() {
    try {
      run();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "watching", e);
      failed = true;
    }
  }

  /// Makes rounds until it is told to quit.
  void run() {
    network = watch.round().networkFingerprint();
    Instant lastStart = clock.instant();
    Duration wait = fullRound();
    while (true) {
      boolean isUsual = wait == null;
      lastStart = earlier(lastStart, clock.instant()); // the clock may have been set back
      Instant due = isUsual ? lastStart.plus(jittered(interval())) : clock.instant().plus(wait);
      Command command = await(due);
      if (command == Command.QUIT) {
        return;
      }
      Instant now = clock.instant();
      endMuteInTime(now);
      boolean isAsked = command == Command.CHECK;
      boolean isTurn = command == Command.TURN && turnToNext();
      if (!paused || isAsked) {
        noticeGap(due, now);
      }
      if (command == Command.HEARD) {
        judgeAgain();
        wait = isUsual ? null : laterThan(now, due);
        continue;
      }
      boolean isNothing = command == Command.WAKE || (command == Command.TURN && !isTurn);
      if ((paused && !isAsked) || (isNothing && now.isBefore(due))) {
        wait = isUsual ? null : laterThan(now, due);
        continue;
      }
      lastStart = now;
      wanted |= isAsked;
      wait = next(isUsual, command, now);
    }
  }

  /// Makes the round that is due: everyone is asked when a person wants it, or when it has been
  /// long; little otherwise, for twenty requests in a burst are the most that is polite.
  private @Nullable Duration next(boolean isUsual, @Nullable Command command, Instant now) {
    if (command == Command.CHECK) {
      return roundForPerson();
    }
    if (command == Command.TURN) {
      return fullRoundForTurn();
    }
    if (command != null || fullIsOwed || isTimeForFull(now)) {
      return fullRound();
    }
    return isUsual ? lightRound() : askAgain();
  }

  /// Turns to what is to be watched from now on; false where that was done already.
  private boolean turnToNext() {
    Watch other = turn.getAndSet(null);
    if (other == null) {
      return false;
    }
    watch = other;
    memory = memory.of(other.profile(), other.diagnostician());
    picture = null;
    confirmation.watchChanged();
    hearsay.turnTo(other.bystanders().get(), false);
    return true;
  }

  /// Judges what was seen last anew, now that others were heard. That is no round of its own.
  private void judgeAgain() {
    Facts seen = picture;
    Check latest = model.current().latest();
    if (seen == null || latest == null || paused) {
      return;
    }
    Check again =
        new Check(
            latest.checkedAt(),
            latest.elapsed(),
            heeding(seen, watch.diagnostician().diagnose(seen)));
    model.update(s -> with(s, again, s.activity(), s.mute()));
  }

  private Check judge(Instant start, Duration elapsed, Facts seen) {
    return judge(start, elapsed, seen, watch.diagnostician().diagnose(seen));
  }

  private Check judge(Instant start, Duration elapsed, Facts seen, Diagnosis alone) {
    picture = seen;
    wanted = !hearsay.consider(seen, alone, wanted) && wanted;
    return new Check(start, elapsed, heeding(seen, alone));
  }

  /// What is seen here, weighed with what others said.
  private Diagnosis heeding(Facts seen, Diagnosis alone) {
    List<Testimony> said = hearsay.said(alone);
    return said.isEmpty() ? alone : watch.diagnostician().diagnose(seen, said);
  }

  private static Duration laterThan(Instant now, Instant due) {
    return now.isBefore(due) ? Duration.between(now, due) : Duration.ZERO;
  }

  /// The next command, or null when it is time; a pause has no end of its own.
  private @Nullable Command await(Instant due) {
    try {
      while (true) {
        Instant now = clock.instant();
        Instant until = earlier(paused ? now.plus(FOR_EVER) : due, muteEnd());
        Duration most = Duration.between(now, until);
        Command command = waiting.next(commands, shorter(most, interval()));
        if (command != null) {
          commands.removeIf(each -> each == command && each != Command.QUIT);
          return command;
        }
        if (clock.instant().isBefore(now)) {
          confirmation
              .resumed(); // The clock was set back: what is due by it would come hours late.
          return null;
        }
        if (!paused && !clock.instant().isBefore(due)) {
          return null;
        }
        endMuteInTime(clock.instant());
      }
    } catch (InterruptedException _) {
      return Command.QUIT;
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Instant earlier(Instant a, @Nullable Instant b) {
    return b != null && b.isBefore(a) ? b : a;
  }

  private @Nullable Instant muteEnd() {
    return model.current().mute() instanceof Mute.Until until ? until.end() : null;
  }

  private void endMuteInTime(Instant now) {
    Instant end = muteEnd();
    if (end != null && !now.isBefore(end)) {
      model.update(s -> with(s, s.latest(), s.activity(), Mute.OFF));
    }
  }

  private Duration jittered(Duration usual) {
    if (usual.compareTo(JITTERED_FROM) < 0) {
      return usual;
    }
    double factor = 1 + 0.1 * random.nextDouble();
    return Duration.ofMillis((long) (usual.toMillis() * factor));
  }

  /// Whoever comes first after a sleep, be it a person: what was suspected before it says nothing.
  private void noticeGap(Instant due, Instant now) {
    boolean late = Duration.between(due, now).compareTo(GAP) > 0;
    String mark = watch.round().networkFingerprint();
    if (late) {
      confirmation.resumed();
      hearsay.forget();
    } else if (!mark.equals(network)) {
      confirmation.networkChanged();
      hearsay.forget();
    }
    network = mark;
  }

  private boolean isTimeForFull(Instant now) {
    if (lastFullAt == null) {
      return true;
    }
    State state = model.current().standing().state();
    Duration often = state.isOfService() ? FULL_AGAIN_OF_SERVICE : FULL_AGAIN;
    return state != State.UP && Duration.between(lastFullAt, now).abs().compareTo(often) > 0;
  }

  /// Asks little; where that says something new, asks everyone. The time until the next full round,
  /// or null for the usual pace.
  private @Nullable Duration lightRound() {
    Instant start = clock.instant();
    List<Ask> asks = memory.toAsk(start);
    Facts facts = watch.round().light(asks, memory.controlToAsk());
    Duration elapsed = since(start);
    if (wasCut(start)) {
      return Duration.ZERO;
    }
    boolean mayAskAll = mayAskAll(start, memory.isBetter(facts) ? MOST_FOR_GOOD_NEWS : untilFull);
    boolean agrees = memory.agrees(facts, asks.size());
    if (!agrees && mayAskAll) {
      confirmation.suspect(start.plus(elapsed));
      memory.suspect(facts);
      return fullRoundAfter(asks, memory.holdBack());
    }
    Facts seen = agrees ? memory.takeLight(facts) : memory.takeIn(facts);
    Diagnosis alone = watch.diagnostician().diagnose(seen);
    boolean isHalfNew = memory.isPatched() && isOther(alone.state());
    if (isFirstOfRecovery(alone.state())
        || (mayAskAll && (isHalfNew || isOutOfDate(alone.state())))) {
      return fullRoundAfter(asks, Set.of());
    }
    Check check = judge(start, elapsed, seen, alone);
    return isHalfNew ? notYet(check) : took(check);
  }

  /// While trouble of the service stands, news of it is often no more than luck: each time that
  /// asking everyone changed nothing, it is done half as often.
  private boolean mayAskAll(Instant now, Duration wait) {
    return !isConfirmedOfService()
        || lastFullAt == null
        || Duration.between(lastFullAt, now).abs().compareTo(shorter(wait, untilFull)) >= 0;
  }

  /// Whether a picture put together over minutes says that trouble is over: luck may have put it
  /// together, so that everyone is asked before that is believed.
  private boolean isFirstOfRecovery(State seen) {
    return seen == State.UP && isConfirmedOfService() && !confirmation.isRecovering();
  }

  private boolean isOther(State seen) {
    return seen != confirmation.standing().state();
  }

  private boolean isConfirmedOfService() {
    Standing standing = confirmation.standing();
    return standing.incident() != null && standing.state().isOfService();
  }

  /// Whether a picture to which nothing new was added says other than what stands: then it has only
  /// lost what spoke against that, or was made in an odd moment.
  private boolean isOutOfDate(State seen) {
    State stands = model.current().standing().state();
    boolean isSameSide = (seen == State.YOUR_SIDE) == (stands == State.YOUR_SIDE);
    return seen.isTrouble() && !(stands.isTrouble() && isSameSide);
  }

  /// Looks whether what was suspected still holds.
  private @Nullable Duration askAgain() {
    Instant start = clock.instant();
    Duration rest = budget.untilRoom(1, start);
    if (rest.isPositive()) {
      return rest;
    }
    int most = (budget.room(start) + 1) / 2; // that there is room for another look
    List<Ask> asks = memory.toAskAgain(most, start);
    Facts facts = watch.round().light(asks, watch.profile().controls());
    spend(asks.size(), facts);
    Duration elapsed = since(start);
    if (wasCut(start)) {
      return Duration.ZERO;
    }
    if (!facts.device().isConnected()) {
      return fullRound();
    }
    if (memory.isWorse(facts)) {
      if (mayAskAll(start, untilFull)) {
        return politeFullRound(Set.of());
      }
      confirmation.failedAgain();
      Check check = judge(start, elapsed, memory.takeIn(facts));
      return isOther(check.diagnosis().state()) ? notYet(check) : took(check);
    }
    Facts seen = memory.takeAgain(facts);
    Diagnosis alone = watch.diagnostician().diagnose(seen);
    return isFirstOfRecovery(alone.state())
        ? politeFullRound(Set.of())
        : took(judge(start, elapsed, seen, alone));
  }

  /// A light round is part of the burst that it sets off.
  private @Nullable Duration fullRoundAfter(List<Ask> light, Set<URI> later) {
    budget.spend(clock.instant(), light.size());
    return politeFullRound(later);
  }

  /// A full round; where there is no room for it, the time until it comes.
  private @Nullable Duration politeFullRound(Set<URI> later) {
    Duration rest = untilFullRound();
    if (rest.isPositive()) {
      confirmation.failedAgain();
      return rest;
    }
    return fullRound(later);
  }

  private @Nullable Duration fullRoundForTurn() {
    Duration rest = untilFullRound();
    return rest.isPositive() ? rest : fullRound();
  }

  /// How long until there is room for a full round, which is owed until then.
  private Duration untilFullRound() {
    Duration rest = budget.untilRoom(watch.wholeRound(), clock.instant());
    fullIsOwed = rest.isPositive();
    return rest;
  }

  private @Nullable Duration fullRound() {
    return fullRound(Set.of());
  }

  /// What a person wants to know now is asked of those, too, who want to be left alone.
  private @Nullable Duration roundForPerson() {
    memory.endRests();
    return fullRound();
  }

  private @Nullable Duration fullRound(Set<URI> later) {
    Instant start = clock.instant();
    int before = watch.round().requests();
    fullIsOwed = false;
    model.update(s ->
        with(s, s.latest(), s.latest() == null ? Activity.STARTING : Activity.CHECKING, s.mute()));
    inFlight.round(Step.SERVICE);
    Set<URI> resting = memory.resting(start);
    Set<URI> left = new HashSet<>(later);
    left.addAll(resting);
    Facts facts = watch.round().full(left, () -> inFlight.round(Step.CLOSER));
    inFlight.round(Step.IDLE);
    Duration elapsed = since(start);
    if (Thread.currentThread().isInterrupted() || wasCut(start)) {
      model.update(s -> with(s, s.latest(), calmActivity(), s.mute()));
      return Duration.ZERO;
    }
    Check check = judge(start, elapsed, memory.takeFull(facts, resting));
    untilFull =
        isConfirmedOfService() ? shorter(untilFull.multipliedBy(2), MOST_UNTIL_FULL) : untilFull;
    spend(watch.round().requests() - before, facts);
    lastFullAt = start;
    return took(check);
  }

  /// Where nobody at all answered, nothing arrived to burden anyone.
  private void spend(int requests, Facts facts) {
    if (facts.controls().stream().anyMatch(each -> each.seen().answer() != null)) {
      budget.spend(clock.instant(), requests);
    }
  }

  private Duration since(Instant start) {
    Duration elapsed = Duration.between(start, clock.instant());
    return elapsed.isNegative() ? Duration.ZERO : elapsed; // the clock may have been set back
  }

  /// Whether the machine slept or changed networks while a round was in flight: then it says
  /// nothing.
  private boolean wasCut(Instant start) {
    if (Duration.between(start, clock.instant()).compareTo(LONGEST_ROUND) > 0) {
      confirmation.resumed();
      return true;
    }
    String mark = watch.round().networkFingerprint();
    if (!mark.equals(network)) {
      network = mark;
      confirmation.networkChanged();
      return true;
    }
    return false;
  }

  /// Shows a picture of which half is old and half new. It is no step towards a change: that takes
  /// asking everyone.
  private @Nullable Duration notYet(Check check) {
    model.publish(check);
    model.update(s -> with(s, check, s.activity(), s.mute()));
    return null;
  }

  private @Nullable Duration took(Check check) {
    Confirmation.Step step = confirmation.take(check);
    model.publish(check);
    if (step.change() != null) {
      untilFull = LEAST_UNTIL_FULL;
      model.publish(step.change());
    }
    boolean over = step.standing().state() == State.UP && !step.flapping();
    model.update(s ->
        new StatusSnapshot(
            step.standing(),
            check,
            calmActivity(),
            s.mute() instanceof Mute.UntilBack && over ? Mute.OFF : s.mute(),
            interval(),
            step.flapping()));
    return step.lookAgainIn();
  }

  private Activity calmActivity() {
    return paused ? Activity.PAUSED : Activity.WATCHING;
  }

  private static StatusSnapshot with(
      StatusSnapshot s, @Nullable Check latest, Activity activity, Mute mute) {
    return new StatusSnapshot(s.standing(), latest, activity, mute, s.interval(), s.flapping());
  }
}
