package app.uptick.cli;

import app.uptick.model.State;

/// The exit codes of the contract: those of monitoring plugins, and of sysexits.h.
public final class ExitCode {

  public static final int OK = 0;
  public static final int TIME_OVER = 3;
  public static final int USAGE = 64;
  public static final int INTERNAL = 70;
  public static final int CONFIGURATION = 78;

  private ExitCode() {}

  /// What a check that ended in `state` exits with.
  public static int of(State state) {
    return switch (state) {
      case UP -> OK;
      case DEGRADED -> 1;
      case DOWN, BLOCKED -> 2;
      case YOUR_SIDE, UNKNOWN -> 3;
    };
  }
}
