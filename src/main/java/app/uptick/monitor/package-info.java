/// Runs the rounds, confirms what they say, and keeps the one status that everything shows.
@NullMarked
package app.uptick.monitor;

import org.jspecify.annotations.NullMarked;
