package app.uptick;

import app.uptick.cli.Uptick;

/// Starts Uptick.
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(Uptick.run(args));
  }
}
