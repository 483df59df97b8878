package app.uptick.model;

/// Where and how a request ended early. A network failure is a result, not an exception.
public record Failure(Phase phase, FailureKind kind, String detail) {}
