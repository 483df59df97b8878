/// Tests of the glossary's few readings.
@NullMarked
package app.uptick.model;

import org.jspecify.annotations.NullMarked;
