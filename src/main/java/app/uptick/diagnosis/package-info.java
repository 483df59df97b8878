/// Turns what one round saw into a diagnosis. Pure: no clock, no files, no network; the same facts
/// always give the same verdict.
@NullMarked
package app.uptick.diagnosis;

import org.jspecify.annotations.NullMarked;
