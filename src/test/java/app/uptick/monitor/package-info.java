/// What counts as a change, and when: by a clock that tests move.
@NullMarked
package app.uptick.monitor;

import org.jspecify.annotations.NullMarked;
