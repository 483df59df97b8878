/// Tests of what witnesses say, on their wire formats as recorded and on hostile ones.
@NullMarked
package app.uptick.witness;

import org.jspecify.annotations.NullMarked;
