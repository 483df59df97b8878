/// The glossary: what a check saw, what it means, and what has changed. Values only, no behaviour
/// beyond their own invariants; imports nothing but `java.base`.
@NullMarked
package app.uptick.model;

import org.jspecify.annotations.NullMarked;
