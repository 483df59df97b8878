/// Lets screen readers hear and use the window on Linux, where JavaFX has no bridge of its own to
/// AT-SPI: mirrors what its scenes say of themselves, through the public interface for that.
///
/// The interfaces and numbers are those of at-spi2-core ([its
/// documentation](https://docs.gtk.org/atspi2/) and its files `xml/*.xml`).
@NullMarked
package app.uptick.desktop.atspi;

import org.jspecify.annotations.NullMarked;
