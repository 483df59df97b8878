/// The commands, and their texts and JSON on the terminal.
@NullMarked
package app.uptick.cli;

import org.jspecify.annotations.NullMarked;
