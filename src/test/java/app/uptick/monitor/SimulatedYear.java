package app.uptick.monitor;

import app.uptick.diagnosis.Calibration;
import app.uptick.model.Notice;
import app.uptick.monitor.SimulatedWatch.Told;
import app.uptick.monitor.Spell.Kind;
import app.uptick.monitor.Spell.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A year of a laptop's life: sleep, Wi-Fi that comes and goes, requests that fail by themselves,
/// and real trouble among it all. Each month has a monitor and a seed of its own.
public final class SimulatedYear {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int MONTHS = 12;
  private static final Duration MONTH = Duration.ofHours(365 * 24 / MONTHS);

  /// Of a hundred requests, so many fail by themselves.
  private static final double BASE_RATE = 0.02;

  /// Trouble of the whole service is met by any round, that of one function by every fourth; where
  /// luck decides, it takes some more.
  private static final Duration TIME_TO_MEET = Duration.ofMinutes(6);

  private static final Duration TIME_TO_MEET_BY_LUCK = Duration.ofMinutes(30);

  /// A notice that comes when trouble has just ended is late, but true.
  private static final Duration LATE = Duration.ofSeconds(30);

  private final List<SimulatedWatch> months;

  private static final class Shared {
    private static final SimulatedYear YEAR = new SimulatedYear(2026);
  }

  /// The year that tests share, since it takes a while.
  public static SimulatedYear shared() {
    return Shared.YEAR;
  }

  private SimulatedYear(long seed) {
    months =
        IntStream.range(0, MONTHS).parallel().mapToObj(each -> month(seed * 100 + each)).toList();
  }

  private static SimulatedWatch month(long seed) {
    Random random = new Random(seed);
    Instant start = START.plus(MONTH.multipliedBy(Math.floorMod(seed, 100L)));
    Instant end = start.plus(MONTH);
    List<Spell> spells = new SimulatedLife(random, start, end).spells();
    return new SimulatedWatch(start, end, spells, BASE_RATE, random);
  }

  List<SimulatedWatch> months() {
    return months;
  }

  /// How far the confidence of the year's verdicts can be believed.
  public Calibration calibration() {
    Calibration sum = new Calibration();
    months.forEach(each -> sum.add(each.calibration()));
    return sum;
  }

  /// How far that of verdicts can that tell of trouble.
  public Calibration calibrationOfTrouble() {
    Calibration sum = new Calibration();
    months.forEach(each -> sum.add(each.calibrationOfTrouble()));
    return sum;
  }

  // ---- what there was to tell

  /// Real trouble, as long as somebody who was awake could see it.
  List<Spell> real() {
    return months.stream().flatMap(SimulatedYear::real).toList();
  }

  private static Stream<Spell> real(SimulatedWatch month) {
    return month.spells().stream()
        .filter(Spell::isReal)
        .filter(each -> awake(month, each).isPresent());
  }

  /// The first stretch of `trouble` that was long enough to be met, and in which nobody slept.
  private static Optional<Spell> awake(SimulatedWatch month, Spell trouble) {
    Instant from = trouble.from();
    for (Spell nap : naps(month)) {
      if (nap.to().isAfter(from) && nap.from().isBefore(trouble.to())) {
        Spell before = new Spell(trouble.kind(), from, nap.from());
        if (canBeMet(before)) {
          return Optional.of(before);
        }
        from = nap.to();
      }
    }
    return Optional.of(new Spell(trouble.kind(), from, trouble.to()))
        .filter(SimulatedYear::canBeMet);
  }

  private static List<Spell> naps(SimulatedWatch month) {
    return month.spells().stream()
        .filter(each -> each.kind() == Kind.ASLEEP || each.kind() == Kind.MOVING)
        .toList();
  }

  private static boolean canBeMet(Spell trouble) {
    Duration enough = trouble.kind() == Kind.OVERLOAD ? TIME_TO_MEET_BY_LUCK : TIME_TO_MEET;
    return trouble.length().compareTo(enough) > 0;
  }

  // ---- what was told of it

  List<String> missed() {
    return months.stream()
        .flatMap(month -> real(month).filter(each -> timeToTell(month, each).isEmpty()))
        .map(each -> each.kind() + " " + each.from() + " to " + each.to())
        .toList();
  }

  /// From when somebody was awake to see it to the notice of it.
  private static Optional<Duration> timeToTell(SimulatedWatch month, Spell trouble) {
    Instant seenFrom = awake(month, trouble).map(Spell::from).orElse(trouble.from());
    return month.told().stream()
        .filter(each -> each.kind() != Notice.Kind.RECOVERY)
        .filter(each -> explains(trouble, each))
        .map(each -> each.at().isBefore(seenFrom) ? seenFrom : each.at())
        .map(at -> Duration.between(seenFrom, at))
        .findFirst();
  }

  List<String> falseAlarms() {
    return months.stream().flatMap(SimulatedYear::falseAlarms).toList();
  }

  private static Stream<String> falseAlarms(SimulatedWatch month) {
    return month.told().stream()
        .filter(each -> each.kind() != Notice.Kind.RECOVERY)
        .filter(each -> month.spells().stream().noneMatch(spell -> explains(spell, each)))
        .map(each ->
            each.at()
                + " "
                + each.state()
                + " \""
                + each.words()
                + "\" during "
                + around(month, each));
  }

  /// What was told to be over while it went on.
  List<String> falseRecoveries() {
    return months.stream().flatMap(SimulatedYear::falseRecoveries).toList();
  }

  private static Stream<String> falseRecoveries(SimulatedWatch month) {
    return month.told().stream()
        .filter(each -> each.kind() == Notice.Kind.RECOVERY)
        .filter(each ->
            real(month)
                .anyMatch(spell ->
                    spell.from().plus(TIME_TO_MEET).isBefore(each.at())
                        && spell.to().isAfter(each.at())))
        .map(each -> each.at() + " \"" + each.words() + "\" during " + around(month, each));
  }

  private static List<Kind> around(SimulatedWatch month, Told told) {
    return month.spells().stream()
        .filter(each -> each.from().isBefore(told.at()) && each.to().plus(LATE).isAfter(told.at()))
        .map(Spell::kind)
        .toList();
  }

  private static boolean explains(Spell spell, Told told) {
    return spell.kind().side() == Spell.sideOf(told.state())
        && !told.at().isBefore(spell.from())
        && told.at().isBefore(spell.to().plus(LATE));
  }

  List<Duration> timesToTell(Kind kind) {
    return months.stream()
        .flatMap(month ->
            real(month)
                .filter(each -> each.kind() == kind)
                .flatMap(each -> timeToTell(month, each).stream()))
        .sorted()
        .toList();
  }

  // ---- the table

  String table() {
    StringBuilder table = new StringBuilder("%nA year of polls%n".formatted());
    int rounds = sum(each -> each.asking().rounds());
    row(table, "polls", rounds);
    row(table, "of these, full rounds", sum(each -> each.asking().fullRounds()));
    row(table, "requests to the service", sum(each -> each.asking().requests()));
    table.append("%-36s %10.2f%n".formatted("a minute, at the usual pace", idlePerMinute()));
    row(table, "most in any 20 seconds", mostWithin(Duration.ofSeconds(20)));
    Map<Kind, Integer> spells = new TreeMap<>();
    of(SimulatedWatch::spells).forEach(each -> spells.merge(each.kind(), 1, Integer::sum));
    spells.forEach((kind, count) -> {
      if (kind.side() == Side.NOBODY) {
        row(table, "not to be told: " + words(kind), count);
      }
    });
    row(table, "false alarms", falseAlarms().size());
    row(table, "false recoveries", falseRecoveries().size());
    row(table, "real outages to be told", real().size());
    row(table, "told", real().size() - missed().size());
    row(table, "missed", missed().size());
    for (Kind kind : Kind.values()) {
      if (kind.side() != Side.NOBODY) {
        table.append(timesRow(kind, timesToTell(kind)));
      }
    }
    return table.toString();
  }

  private static String timesRow(Kind kind, List<Duration> times) {
    return "  %-18s %3d told after %4d s (median), %4d s (95 %%), %4d s (worst)%n"
        .formatted(
            words(kind),
            times.size(),
            times.get(times.size() / 2).toSeconds(),
            times.get(times.size() * 95 / 100).toSeconds(),
            times.getLast().toSeconds());
  }

  double idlePerMinute() {
    Duration asleep =
        of(SimulatedWatch::spells).stream()
            .filter(each -> each.kind() == Kind.ASLEEP)
            .map(Spell::length)
            .reduce(Duration.ZERO, Duration::plus);
    Duration awake = MONTH.multipliedBy(MONTHS).minus(asleep);
    return (double) sum(each -> each.asking().idleRequests()) / awake.toMinutes();
  }

  int mostWithin(Duration stretch) {
    return months.stream()
        .map(each -> each.asking().mostWithin(stretch))
        .max(Comparator.naturalOrder())
        .orElse(0);
  }

  private int sum(ToIntFunction<SimulatedWatch> count) {
    return months.stream().mapToInt(count).sum();
  }

  private <T> List<T> of(Function<SimulatedWatch, Collection<T>> part) {
    return months.stream().map(part).flatMap(Collection::stream).toList();
  }

  private static String words(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void row(StringBuilder table, String name, int count) {
    table.append("%-36s %,10d%n".formatted(name, count));
  }
}
