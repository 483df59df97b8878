/// Tests that people are spoken to in their language.
@NullMarked
package app.uptick.text;

import org.jspecify.annotations.NullMarked;
