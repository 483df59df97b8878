/// Tells a person of trouble, of its changes and of its end. [Teller] decides, from what stands and
/// what was last told; [DesktopNotifications] shows it.
@NullMarked
package app.uptick.desktop.notify;

import org.jspecify.annotations.NullMarked;
