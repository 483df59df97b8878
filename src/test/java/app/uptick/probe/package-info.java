/// Tests of single requests, against real sockets.
@NullMarked
package app.uptick.probe;

import org.jspecify.annotations.NullMarked;
