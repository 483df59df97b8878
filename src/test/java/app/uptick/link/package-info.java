@NullMarked
package app.uptick.link;

import org.jspecify.annotations.NullMarked;
