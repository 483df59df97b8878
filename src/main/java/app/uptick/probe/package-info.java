/// The only sockets to TikTok and to the sites it is compared with: DNS, TCP, TLS and HTTP, each
/// phase timed. Writes flat facts and judges nothing.
@NullMarked
package app.uptick.probe;

import org.jspecify.annotations.NullMarked;
