package app.uptick.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs single statements. Moments are kept as milliseconds since 1970, lengths of time as
/// milliseconds, and members of enums as the words that programs read.
final class Sql {

  private Sql() {}

  /// Takes one row of an answer.
  interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  /// Runs statements without values; every one of them, where there are several.
  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /// Runs one statement and says how many rows it touched.
  static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  /// Runs one query and hands out its rows one by one.
  static void query(Connection connection, String sql, RowReader reader, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }

  /// The single number that a query answers; 0 for none.
  static long number(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    long[] number = new long[1];
    query(connection, sql, row -> number[0] = row.getLong(1), values);
    return number[0];
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
    return optionalLong(row, column).map(Instant::ofEpochMilli);
  }

  static Optional<Long> optionalLong(ResultSet row, String column) throws SQLException {
    return optionalLong(row, row.findColumn(column));
  }

  static Optional<Long> optionalLong(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(number);
  }

  /// The one of `all` whose word stands in a column.
  static <E> E word(ResultSet row, String column, E[] all, Function<E, String> code)
      throws SQLException {
    return word(row, row.findColumn(column), all, code);
  }

  /// The same of a column by its number, from 1, which is quicker.
  static <E> E word(ResultSet row, int column, E[] all, Function<E, String> code)
      throws SQLException {
    String word = row.getString(column);
    for (E candidate : all) {
      if (code.apply(candidate).equals(word)) {
        return candidate;
      }
    }
    throw new SQLException(
        row.getMetaData().getColumnName(column) + " is " + word + ", which means nothing");
  }

  static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      switch (values[i]) {
        case Instant instant -> statement.setLong(i + 1, instant.toEpochMilli());
        case Duration duration -> statement.setLong(i + 1, duration.toMillis());
        case null, default -> statement.setObject(i + 1, values[i]);
      }
    }
  }
}
