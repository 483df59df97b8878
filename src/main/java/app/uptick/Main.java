package app.uptick;

import app.uptick.cli.Uptick;
import java.util.Map;

/// Starts Uptick.
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(Uptick.run(new RealDesktop(Map.copyOf(System.getenv())), args));
  }
}
