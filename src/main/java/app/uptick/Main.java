package app.uptick;

/// Starts Uptick: the wiring diagram.
public final class Main {

  private Main() {}

  public static void main(String[] args) {}
}
