/// Tests of the circle; those that need a broker start a real one.
@NullMarked
package app.uptick.circle;

import org.jspecify.annotations.NullMarked;
