package app.uptick.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs statements that come again and again, preparing each once. One thread, and no statement
/// within its own rows.
final class Statements implements AutoCloseable {

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Statements(Connection connection) {
    this.connection = connection;
  }

  /// Runs one statement and says how many rows it touched.
  int update(String sql, @Nullable Object... values) throws SQLException {
    return bound(sql, values).executeUpdate();
  }

  /// Runs one query and hands out its rows one by one.
  void query(String sql, Sql.RowReader reader, @Nullable Object... values) throws SQLException {
    try (ResultSet rows = bound(sql, values).executeQuery()) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  /// The single number that a query answers; 0 for none.
  long number(String sql, @Nullable Object... values) throws SQLException {
    long[] number = new long[1];
    query(sql, row -> number[0] = row.getLong(1), values);
    return number[0];
  }

  /// Prepares all anew: the driver has no more use for a statement that failed.
  void forget() {
    for (PreparedStatement each : prepared.values()) {
      try {
        each.close();
      } catch (SQLException _) {
        // It failed before, and that was told.
      }
    }
    prepared.clear();
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement each : prepared.values()) {
      each.close();
    }
    prepared.clear();
  }

  private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    Sql.bind(statement, values);
    return statement;
  }
}
