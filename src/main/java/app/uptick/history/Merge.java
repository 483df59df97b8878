package app.uptick.history;

import app.uptick.model.FunctionId;
import app.uptick.model.FunctionReport;
import app.uptick.model.HistoryView.Band;
import app.uptick.model.HistoryView.Kind;
import app.uptick.model.PhaseTimes;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Takes in the checks of another machine where this history knows nothing: time that somebody
/// watched here stays as it is, so that nothing overlaps and nothing counts twice, whichever order
/// files come in. One thread, one transaction for each part of a file.
final class Merge {

  private static final int PATIENCE = 3;
  private static final Duration USUAL = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final URI NOWHERE = URI.create("about:blank");

  private final Statements sql;
  private final Bands bands;
  private final RollUps rollUps;
  private final RawRows rows;

  private final Duration raw;

  /// @param raw older checks are only summed up
  Merge(Statements sql, Bands bands, RollUps rollUps, Duration raw) {
    this.raw = raw;
    this.sql = sql;
    this.bands = bands;
    this.rollUps = rollUps;
    rows = new RawRows(sql);
  }

  /// A check, and the stretch of time for which it is taken to hold.
  private record Spell(Row row, Instant from, Instant to) {

    Spell endingBy(Instant end) {
      return end.isBefore(to) ? new Spell(row, from, end) : this;
    }
  }

  /// Takes in what is new; how many checks that were.
  ///
  /// @param rows oldest first
  /// @param next when the check after them was made; [Instant#MAX] where there is none
  int takeIn(List<Row> rows, Instant next, Instant now) throws SQLException {
    Instant oldest = now.minus(Tier.FIVE_MINUTES.kept());
    List<Row> eligible =
        rows.stream().filter(each -> each.at().isAfter(oldest) && !each.at().isAfter(now)).toList();
    if (eligible.isEmpty()) {
      return 0;
    }
    List<Spell> spells = unknown(spells(eligible, next, now), now);
    for (Spell run : runs(spells)) {
      cutUnobserved(run.from(), run.to());
    }
    layWhole(spells);
    layFunctions(spells);
    for (Spell spell : spells) {
      write(spell.row(), now.minus(raw));
    }
    if (!spells.isEmpty()) {
      rollUps.enter(spells.getLast().to().plus(DAY)); // What was entered last is summed up by this.
    }
    return spells.size();
  }

  /// Each holds up to the next, or for one interval where the next is late.
  private static List<Spell> spells(List<Row> rows, Instant after, Instant now) {
    Duration interval = interval(rows);
    List<Spell> spells = new ArrayList<>();
    for (int n = 0; n < rows.size(); n++) {
      Instant at = rows.get(n).at();
      Instant next = n + 1 < rows.size() ? rows.get(n + 1).at() : after;
      boolean late = next.isAfter(at.plus(interval.multipliedBy(PATIENCE)));
      Instant end = late ? at.plus(interval) : next;
      spells.add(new Spell(rows.get(n), at, end.isAfter(now) ? now : end));
    }
    return spells;
  }

  /// The median time from check to check.
  private static Duration interval(List<Row> rows) {
    List<Duration> gaps = new ArrayList<>();
    for (int n = 1; n < rows.size(); n++) {
      gaps.add(Duration.between(rows.get(n - 1).at(), rows.get(n).at()));
    }
    gaps.removeIf(Duration::isZero);
    gaps.sort(null);
    Duration median = gaps.isEmpty() ? USUAL : gaps.get(gaps.size() / 2);
    return median.compareTo(Tier.HOURS.width()) > 0 ? USUAL : median;
  }

  /// Those that begin where nobody watched here, cut off where somebody did again.
  private List<Spell> unknown(List<Spell> spells, Instant now) throws SQLException {
    TreeMap<Instant, Band> known = new TreeMap<>();
    Instant from = spells.getFirst().from();
    Instant to = spells.getLast().to();
    if (!from.isBefore(to)) {
      return List.of();
    }
    for (Band band : bands.timeline(Recorder.WHOLE, from, to, now).bands()) {
      if (band.kind().isObserved() || band.kind() == Kind.OFFLINE) {
        known.put(band.from(), band);
      }
    }
    List<Spell> unknown = new ArrayList<>();
    for (Spell spell : spells) {
      Map.Entry<Instant, Band> before = known.floorEntry(spell.from());
      Instant next = known.higherKey(spell.from());
      boolean watched = before != null && before.getValue().to().isAfter(spell.from());
      if (!watched && spell.from().isBefore(spell.to())) {
        unknown.add(next == null ? spell : spell.endingBy(next));
      }
    }
    return unknown;
  }

  /// What follows without a gap, as one.
  private static List<Spell> runs(List<Spell> spells) {
    List<Spell> runs = new ArrayList<>();
    for (Spell spell : spells) {
      Spell last = runs.isEmpty() ? null : runs.getLast();
      if (last != null && last.to().equals(spell.from())) {
        runs.set(runs.size() - 1, new Spell(last.row(), last.from(), spell.to()));
      } else {
        runs.add(spell);
      }
    }
    return runs;
  }

  /// Nobody looked here, but there somebody did.
  private void cutUnobserved(Instant from, Instant to) throws SQLException {
    sql.update(
        """
        INSERT OR REPLACE INTO unobserved(began, ended, why)
          SELECT ?2, ended, why FROM unobserved WHERE began < ?2 AND ifnull(ended, ?2 + 1) > ?2
        """,
        from,
        to);
    sql.update("DELETE FROM unobserved WHERE began >= ?1 AND began < ?2", from, to);
    sql.update(
        "UPDATE unobserved SET ended = ?1 WHERE began < ?1 AND ifnull(ended, ?1 + 1) > ?1", from);
  }

  private void layWhole(List<Spell> spells) throws SQLException {
    Strip strip = new Strip(Recorder.WHOLE);
    for (Spell spell : spells) {
      strip.add(spell.from(), spell.to(), Recorder.kind(spell.row()));
    }
    strip.end();
  }

  /// What a check did not ask is taken to be as it was, until there is a gap.
  private void layFunctions(List<Spell> spells) throws SQLException {
    Map<FunctionId, Strip> strips = new EnumMap<>(FunctionId.class);
    Map<FunctionId, Kind> last = new EnumMap<>(FunctionId.class);
    Instant end = Instant.MIN;
    for (Spell spell : spells) {
      if (!spell.from().equals(end)) {
        last.clear();
      }
      end = spell.to();
      for (Row.Observation each : spell.row().observations()) {
        last.put(each.function(), Recorder.kind(Recorder.kind(spell.row()), each.state()));
      }
      for (Map.Entry<FunctionId, Kind> each : last.entrySet()) {
        strips
            .computeIfAbsent(each.getKey(), id -> new Strip(id.code()))
            .add(spell.from(), spell.to(), each.getValue());
      }
    }
    for (Strip strip : strips.values()) {
      strip.end();
    }
  }

  /// Writes stretches of a function, those of one kind as one.
  private final class Strip {

    private final String function;
    private Instant from = Instant.MIN;
    private Instant to = Instant.MIN;
    private Kind kind = Kind.UNOBSERVED;

    Strip(String function) {
      this.function = function;
    }

    void add(Instant began, Instant ended, Kind what) throws SQLException {
      if (!began.equals(to) || what != kind) {
        end();
        from = began;
        kind = what;
      }
      to = ended;
    }

    void end() throws SQLException {
      if (from.isBefore(to)) {
        sql.update(
            "INSERT OR IGNORE INTO band(function, began, ended, hold, kind) VALUES(?, ?, ?, 0, ?)",
            function,
            from,
            to,
            kind.name());
      }
    }
  }

  private void write(Row row, Instant rawFrom) throws SQLException {
    Kind whole = Recorder.kind(row);
    rollUps.enter(row.at());
    if (!row.at().isBefore(rawFrom)) {
      rows.write(row);
    }
    for (Row.Observation each : row.observations()) {
      rollUps.observation(row.at(), report(each), Recorder.kind(whole, each.state()));
    }
    rollUps.verdict(row.at(), whole);
  }

  private static FunctionReport report(Row.Observation observation) {
    return new FunctionReport(
        observation.function(),
        observation.function().code(),
        NOWHERE,
        observation.state(),
        null,
        new PhaseTimes(
            null, observation.connect(), null, observation.firstByte(), observation.total()),
        observation.httpStatus(),
        null,
        null);
  }
}
