/// The local socket of a running monitor, both ends, and the JSON that goes over it: what the
/// contract promises to other programs.
@NullMarked
package app.uptick.link;

import org.jspecify.annotations.NullMarked;
