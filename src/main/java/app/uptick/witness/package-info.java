/// Other people's word: asks the same question from elsewhere, reads official announcements, sites
/// that track networks, and what people write. Witnesses report facts; diagnosis weighs them.
@NullMarked
package app.uptick.witness;

import org.jspecify.annotations.NullMarked;
