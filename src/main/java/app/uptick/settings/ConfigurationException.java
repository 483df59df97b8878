package app.uptick.settings;

/// A configuration file that cannot be used, and why: `reading config.yaml line 4: poll.interval is
/// 0s, want 10s to 1h`. The command line ends with 78 on it.
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public ConfigurationException(String message) {
    super(message);
  }

  static ConfigurationException inFile(String file, String problem) {
    return new ConfigurationException("reading " + file + ": " + problem);
  }

  static ConfigurationException atLine(String file, int line, String problem) {
    return new ConfigurationException("reading " + file + " line " + line + ": " + problem);
  }
}
