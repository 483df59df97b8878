/// The window: a process of its own that follows the monitor over the local socket. View models
/// (records made by pure functions) decide what is said; controllers place and bind; [UiStatus] is
/// the one bridge onto the JavaFX thread.
@NullMarked
package app.uptick.desktop.window;

import org.jspecify.annotations.NullMarked;
