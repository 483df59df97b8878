/// Tests of the files that a person may write.
@NullMarked
package app.uptick.settings;

import org.jspecify.annotations.NullMarked;
