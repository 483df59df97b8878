package app.uptick.history;

import java.sql.Connection;
import java.sql.SQLException;

/// From version 3 to 4: the evidence of a step is one JSON array, and no longer a row for each
/// line, of which ten years had so many that reading them took most of an export. Never edit once
/// released.
final class EvidenceMigration {

  private static final String TABLES =
      """
      -- With a rowid: such a table holds long rows without pages of overflow.
      CREATE TABLE step(
        incident TEXT NOT NULL, nth INTEGER NOT NULL, at INTEGER NOT NULL,
        state TEXT NOT NULL, cause TEXT NOT NULL, scope TEXT NOT NULL, headline TEXT NOT NULL,
        evidence TEXT NOT NULL CHECK(json_valid(evidence)),
        PRIMARY KEY(incident, nth));
      INSERT INTO step(incident, nth, at, state, cause, scope, headline, evidence)
        SELECT incident, nth, at, state, cause, scope, headline, (
          SELECT json_group_array(
            json_object('kind', kind, 'source', source, 'finding', finding, 'at',
              strftime('%Y-%m-%dT%H:%M:%S', each.at / 1000, 'unixepoch')
                || printf('.%03dZ', each.at % 1000))
            ORDER BY each.nth)
          FROM incident_evidence each
          WHERE each.incident = incident_step.incident AND each.step = incident_step.nth)
        FROM incident_step ORDER BY incident, nth;
      DROP TABLE incident_evidence;
      DROP TABLE incident_step;
      ALTER TABLE step RENAME TO incident_step;
      """;

  private EvidenceMigration() {}

  static void run(Connection connection) throws SQLException {
    Sql.run(connection, TABLES);
  }
}
