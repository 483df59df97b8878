/// A simulated internet on loopback, the named ways in which it breaks, and the verdict that each
/// must lead to: the specification of the diagnosis.
@NullMarked
package app.uptick.scenario;

import org.jspecify.annotations.NullMarked;
