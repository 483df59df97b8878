@NullMarked
package app.uptick.desktop.atspi;

import org.jspecify.annotations.NullMarked;
