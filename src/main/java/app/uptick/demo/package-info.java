/// A simulated internet with a simulated TikTok in it, of real servers on loopback, and the stories
/// that a rehearsal plays in it. What breaks here breaks as it does out there, so that the real
/// probes and the real verdict are rehearsed; nothing of it leaves this machine.
@NullMarked
package app.uptick.demo;

import org.jspecify.annotations.NullMarked;
