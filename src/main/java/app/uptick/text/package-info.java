/// The language a person is spoken to in: the bundles' texts, plurals and lengths of time.
@NullMarked
package app.uptick.text;

import org.jspecify.annotations.NullMarked;
