package app.uptick.witness;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Remembers how many people complain at which hour when nothing is wrong, over restarts.
///
/// After the surveillance of diseases by Farrington and Noufaily: like hours are compared with like
/// hours, and those of past outbreaks are left out. What is usual is the median, which a few odd
/// hours do not move. Any thread.
public final class Baselines {

  /// The usual count in a stretch of time.
  ///
  /// @param dispersion the r of a negative binomial distribution
  /// @param isKnown whether there was anything to compare with
  record Usual(double mean, double dispersion, boolean isKnown) {

    Usual(double mean, double dispersion) {
      this(mean, dispersion, true);
    }
  }

  /// With so many like hours, their own spread is known well enough to be used.
  private static final int ENOUGH = 7;

  private static final double UNKNOWN_DISPERSION = 2;

  /// In ten minutes, where each like hour was one of trouble: more than on quiet days anywhere, and
  /// far less than in any outage.
  private static final double UNKNOWN_MEAN = 5;

  /// More than so many times the median is an outbreak that nobody noted.
  private static final double OUTBREAK = 7;

  private static final double OUTBREAK_LEAST = 10;
  private static final int MOST_KEPT = 300;
  private static final String TROUBLE = "trouble";

  /// People write of an outage before and after it.
  private static final Duration AROUND = Duration.ofHours(3);

  /// How many were counted then, as if for ten minutes.
  private record Sample(Instant at, double count) {}

  private final KeptFile file;

  private Baselines(@Nullable Path path) {
    file = new KeptFile(path, "How many people complain at which hour, by source.");
  }

  public static Baselines in(Path file) {
    return new Baselines(file);
  }

  /// Forgotten when the program ends.
  public static Baselines inMemory() {
    return new Baselines(null);
  }

  /// How much may be read to count people.
  ByteBudget budget() {
    return new ByteBudget(file);
  }

  /// Takes down that something was wrong, so that what people wrote then is not taken for usual.
  synchronized void trouble(Instant at) {
    put(TROUBLE, at, 1);
  }

  /// Takes a count down.
  synchronized void keep(String source, Instant at, Duration span, int people) {
    put(source, at, people * perTenMinutes(span));
  }

  /// What is usual about `now`, as like hours of other days tell it.
  ///
  /// @param dayBefore the count in the same stretch of the day before
  synchronized Usual usual(String source, Instant now, Duration span, int dayBefore) {
    Instant then = now.minus(Crowd.DAY);
    List<Sample> troubles = samples(TROUBLE);
    List<Double> like = new ArrayList<>();
    if (!isInTrouble(then, troubles)) {
      like.add(dayBefore * perTenMinutes(span));
    }
    samples(source).stream()
        .filter(each -> isLike(each.at(), now) && !isInTrouble(each.at(), troubles))
        .filter(each -> Duration.between(each.at(), then).abs().compareTo(Crowd.SPAN) > 0)
        .forEach(each -> like.add(each.count()));
    if (like.isEmpty()) {
      return new Usual(UNKNOWN_MEAN / perTenMinutes(span), UNKNOWN_DISPERSION, false);
    }
    double median = median(like);
    double dispersion = like.size() < ENOUGH ? UNKNOWN_DISPERSION : dispersion(like, median);
    return new Usual(median / perTenMinutes(span), dispersion);
  }

  private static double median(List<Double> counts) {
    List<Double> sorted = counts.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /// By the method of moments, within what such counts are known for.
  private static double dispersion(List<Double> counts, double mean) {
    double variance =
        counts.stream()
            .filter(each -> each <= mean * OUTBREAK + OUTBREAK_LEAST)
            .mapToDouble(each -> (each - mean) * (each - mean))
            .average()
            .orElse(0);
    return variance <= mean ? 10 : Math.clamp(mean * mean / (variance - mean), 1, 10);
  }

  private static double perTenMinutes(Duration span) {
    return (double) Crowd.SPAN.toMillis() / Math.max(1, span.toMillis());
  }

  /// The same hour or the next to it, and both on working days or both on weekends.
  private static boolean isLike(Instant one, Instant other) {
    ZonedDateTime first = one.atZone(ZoneOffset.UTC);
    ZonedDateTime second = other.atZone(ZoneOffset.UTC);
    int apart = Math.abs(first.getHour() - second.getHour());
    return Math.min(apart, 24 - apart) <= 1
        && isWeekend(first) == isWeekend(second)
        && Duration.between(one, other).compareTo(Crowd.DAY.dividedBy(2)) > 0;
  }

  private static boolean isWeekend(ZonedDateTime time) {
    return time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static boolean isInTrouble(Instant at, List<Sample> troubles) {
    return troubles.stream()
        .anyMatch(each -> Duration.between(each.at(), at).abs().compareTo(AROUND) < 0);
  }

  private void put(String source, Instant at, double count) {
    file.change(kept -> {
      kept.setProperty(source + " " + at, String.valueOf(count));
      List<Sample> all = samples(kept, source);
      all.stream()
          .sorted(Comparator.comparing(Sample::at))
          .limit(Math.max(0, all.size() - MOST_KEPT))
          .forEach(each -> kept.remove(source + " " + each.at()));
    });
  }

  private List<Sample> samples(String source) {
    return samples(file.words(), source);
  }

  /// Lines that somebody else wrote are passed over.
  private static List<Sample> samples(Properties kept, String source) {
    List<Sample> samples = new ArrayList<>();
    kept.forEach((key, count) -> {
      String name = String.valueOf(key);
      if (name.startsWith(source + " ")) {
        sample(name.substring(source.length() + 1), String.valueOf(count)).ifPresent(samples::add);
      }
    });
    return samples;
  }

  private static Optional<Sample> sample(String at, String count) {
    try {
      return Optional.of(new Sample(Instant.parse(at), Double.parseDouble(count)))
          .filter(each -> each.count() >= 0 && each.count() < 1e7);
    } catch (DateTimeException | NumberFormatException _) {
      return Optional.empty();
    }
  }
}
