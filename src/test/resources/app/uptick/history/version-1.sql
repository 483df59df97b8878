-- A history as version 1 wrote it: half an hour in which the feed was slow at first.
-- One row for each round; nth tells rounds of one millisecond apart (a clock set back).
CREATE TABLE verdict(
at INTEGER NOT NULL, nth INTEGER NOT NULL, elapsed INTEGER NOT NULL,
state TEXT NOT NULL, cause TEXT NOT NULL, scope TEXT NOT NULL, confidence REAL NOT NULL,
PRIMARY KEY(at, nth)) WITHOUT ROWID;
-- One row for each function that a round asked.
CREATE TABLE observation(
at INTEGER NOT NULL, nth INTEGER NOT NULL, function TEXT NOT NULL,
state TEXT NOT NULL, connect INTEGER, first_byte INTEGER, total INTEGER,
status INTEGER, failure TEXT,
PRIMARY KEY(at, nth, function)) WITHOUT ROWID;
-- Five minutes of one function; answers are those whose time was measured, total their sum.
CREATE TABLE rollup(
bucket INTEGER NOT NULL, function TEXT NOT NULL,
asked INTEGER NOT NULL, slow INTEGER NOT NULL, failing INTEGER NOT NULL,
answers INTEGER NOT NULL, total INTEGER NOT NULL, fastest INTEGER, slowest INTEGER,
PRIMARY KEY(bucket, function)) WITHOUT ROWID;
-- A stretch of one kind, of a function or ('') of the whole; ended is when it was last seen,
-- and it may be taken to go on for hold more.
CREATE TABLE band(
function TEXT NOT NULL, began INTEGER NOT NULL, ended INTEGER NOT NULL,
hold INTEGER NOT NULL, kind TEXT NOT NULL,
PRIMARY KEY(function, began)) WITHOUT ROWID;
-- A stretch in which nobody looked; open-ended while the monitor is off.
CREATE TABLE unobserved(
began INTEGER NOT NULL, ended INTEGER, why TEXT NOT NULL,
PRIMARY KEY(began, why)) WITHOUT ROWID;
CREATE TABLE incident(
id TEXT NOT NULL PRIMARY KEY, began INTEGER NOT NULL, ended INTEGER,
state TEXT NOT NULL, worst TEXT NOT NULL, cause TEXT NOT NULL, headline TEXT NOT NULL)
WITHOUT ROWID;
INSERT INTO verdict VALUES(1795348800000, 0, 800, 'up', 'none', 'unclear', 0.9);
INSERT INTO observation VALUES(1795348800000, 0, 'feed', 'up', 20, 60, 300, 200, NULL);
INSERT INTO rollup VALUES(1795348800000, 'feed', 5, 3, 0, 5, 1500, 100, 500);
INSERT INTO rollup VALUES(1795348800000, 'web', 5, 0, 1, 4, 400, 100, 100);
INSERT INTO rollup VALUES(1795349100000, 'feed', 1, 0, 0, 1, 200, 200, 200);
INSERT INTO rollup VALUES(1795349400000, 'feed', 2, 0, 2, 0, 0, NULL, NULL);
INSERT INTO rollup VALUES(1795435200000, 'feed', 2, 0, 0, 2, 220, 100, 120);
INSERT INTO band VALUES('', 1795348800000, 1795349100000, 60000, 'DEGRADED');
INSERT INTO band VALUES('', 1795349160000, 1795349640000, 60000, 'UP');
INSERT INTO band VALUES('feed', 1795348800000, 1795349100000, 60000, 'DEGRADED');
INSERT INTO band VALUES('feed', 1795349160000, 1795349640000, 60000, 'UP');
INSERT INTO unobserved VALUES(1795349700000, 1795435200000, 'off');
INSERT INTO incident VALUES('i1', 1795348800000, 1795349160000, 'up', 'degraded', 'congestion', 'Slow.');
PRAGMA application_id = 1433433195;
PRAGMA user_version = 1;
