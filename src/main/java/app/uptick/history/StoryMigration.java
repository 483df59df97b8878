package app.uptick.history;

import java.sql.Connection;
import java.sql.SQLException;

/// From version 2 to 3: an incident is told with its steps, their evidence, what the person was
/// told of it and noted; and it is known what each network has shown. Never edit once released.
final class StoryMigration {

  private static final String TABLES =
      """
      ALTER TABLE incident ADD COLUMN scope TEXT NOT NULL DEFAULT 'unclear';
      ALTER TABLE incident ADD COLUMN network TEXT;
      ALTER TABLE incident ADD COLUMN note TEXT NOT NULL DEFAULT '';
      -- What an incident began as and became, in order.
      CREATE TABLE incident_step(
        incident TEXT NOT NULL, nth INTEGER NOT NULL, at INTEGER NOT NULL,
        state TEXT NOT NULL, cause TEXT NOT NULL, scope TEXT NOT NULL, headline TEXT NOT NULL,
        PRIMARY KEY(incident, nth)) WITHOUT ROWID;
      -- A few lines of what was seen and said at a step.
      CREATE TABLE incident_evidence(
        incident TEXT NOT NULL, step INTEGER NOT NULL, nth INTEGER NOT NULL,
        kind TEXT NOT NULL, source TEXT NOT NULL, finding TEXT NOT NULL, at INTEGER NOT NULL,
        PRIMARY KEY(incident, step, nth)) WITHOUT ROWID;
      -- What the person was told; thread is the incident whose messages it goes on from.
      CREATE TABLE notice(
        at INTEGER NOT NULL, nth INTEGER NOT NULL, thread TEXT NOT NULL, kind TEXT NOT NULL,
        title TEXT NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY(at, nth)) WITHOUT ROWID;
      -- What a network has shown: checks that could tell, and those of them in which it worked.
      CREATE TABLE network(
        id TEXT NOT NULL PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL,
        checks INTEGER NOT NULL, worked INTEGER NOT NULL, last_worked INTEGER) WITHOUT ROWID;
      -- Up to when the person has seen what there was.
      CREATE TABLE seen(what TEXT NOT NULL PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID;
      INSERT INTO incident_step(incident, nth, at, state, cause, scope, headline)
        SELECT id, 0, began, state, cause, 'unclear', headline FROM incident;
      """;

  private StoryMigration() {}

  static void run(Connection connection) throws SQLException {
    Sql.run(connection, TABLES);
  }
}
