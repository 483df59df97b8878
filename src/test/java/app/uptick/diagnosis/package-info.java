/// Tests of what facts and testimonies mean.
@NullMarked
package app.uptick.diagnosis;

import org.jspecify.annotations.NullMarked;
