@NullMarked
package app.uptick;

import org.jspecify.annotations.NullMarked;
