@NullMarked
package app.uptick.desktop.window;

import org.jspecify.annotations.NullMarked;
