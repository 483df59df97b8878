/// What was found over time: checks, incidents and the time nobody looked, in one SQLite file. The
/// monitor alone writes; anybody on this machine may read, from any process.
@NullMarked
package app.uptick.history;

import org.jspecify.annotations.NullMarked;
