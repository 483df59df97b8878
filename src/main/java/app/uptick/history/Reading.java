package app.uptick.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// One look into the file, for which it is opened and closed again. Nothing is read of a file that
/// is not there or empty.
interface Reading {

  void read(Statements sql) throws SQLException;

  /// Opens the file, and closes it.
  ///
  /// @param first the first version with the tables that are read; the monitor, the one writer,
  ///   brings an earlier file up to date
  static void of(Path file, int first, Reading reading) throws HistoryException {
    if (!Files.exists(file)) {
      return;
    }
    try (Connection connection = Database.read(file);
        Statements sql = new Statements(connection)) {
      long version = Database.version(connection);
      if (!Database.isKnown(version)) {
        throw new HistoryException("reading " + file + ": it was written by a newer Uptick");
      } else if (version >= first) {
        reading.read(sql);
      } else if (version > 0) {
        throw new HistoryException(
            "reading "
                + file
                + ": it was written by an older Uptick; start Uptick once to bring it up to date");
      }
    } catch (SQLException e) {
      throw new HistoryException("reading " + file + ": " + Database.trouble(e), e);
    }
  }
}
