/// What a person may set: the settings, the service profile, and the folders that hold them. Every
/// mistake in a file is told by file, line and key.
@NullMarked
package app.uptick.settings;

import org.jspecify.annotations.NullMarked;
