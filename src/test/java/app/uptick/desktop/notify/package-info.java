@NullMarked
package app.uptick.desktop.notify;

import org.jspecify.annotations.NullMarked;
