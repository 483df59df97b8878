/// The tray icon: what it shows, as data, and the desktops' ways of showing it.
@NullMarked
package app.uptick.desktop.tray;

import org.jspecify.annotations.NullMarked;
