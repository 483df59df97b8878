package app.uptick.model;

import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One attempt to connect to one address; without a failure it succeeded, or another was quicker.
public record ConnectAttempt(InetAddress address, Duration elapsed, @Nullable Failure failure) {}
