/// What the desktop's settings portal says about how programs should look.
@NullMarked
package app.uptick.desktop.portal;

import org.jspecify.annotations.NullMarked;
