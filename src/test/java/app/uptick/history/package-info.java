/// Tests of the history, on real files.
@NullMarked
package app.uptick.history;

import org.jspecify.annotations.NullMarked;
