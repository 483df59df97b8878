package app.uptick.history;

import java.sql.SQLException;
import java.util.List;

/// Deletes all that was recorded. What goes on stays: trouble that is not over, with its story, and
/// a pause. So does up to when the person has seen what there was. One thread.
final class Erasure {

  private static final List<String> DELETIONS =
      List.of(
          "DELETE FROM verdict",
          "DELETE FROM observation",
          "DELETE FROM rollup",
          "DELETE FROM band",
          "DELETE FROM unobserved WHERE ended IS NOT NULL",
          "DELETE FROM network",
          "DELETE FROM incident WHERE ended IS NOT NULL",
          "DELETE FROM incident_step WHERE incident NOT IN (SELECT id FROM incident)",
          "DELETE FROM notice WHERE thread NOT IN (SELECT id FROM incident)");

  private final Statements sql;

  Erasure(Statements sql) {
    this.sql = sql;
  }

  void run() throws SQLException {
    for (String deletion : DELETIONS) {
      sql.update(deletion);
    }
  }
}
