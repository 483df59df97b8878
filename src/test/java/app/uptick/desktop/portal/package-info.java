@NullMarked
package app.uptick.desktop.portal;

import org.jspecify.annotations.NullMarked;
