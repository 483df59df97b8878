/// The named ways in which an internet breaks, and the verdict that each must lead to: the
/// specification of the diagnosis.
@NullMarked
package app.uptick.scenario;

import org.jspecify.annotations.NullMarked;
