/// Checks the commands.
@NullMarked
package app.uptick.cli;

import org.jspecify.annotations.NullMarked;
