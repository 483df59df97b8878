package app.uptick.witness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// Reads the lists of patterns that come with the program: one a line; empty lines and comments (`#
/// `) are left out.
final class WordList {

  private WordList() {}

  /// Each line's pattern.
  static List<Pattern> patterns(String resource) {
    return lines(resource).stream().map(WordList::compile).toList();
  }

  /// All lines as one pattern.
  static Pattern anyOf(String resource) {
    return compile(alternatives(resource));
  }

  /// All lines as one pattern's text, for use within another.
  static String alternatives(String resource) {
    return "(?:" + String.join("|", lines(resource)) + ")";
  }

  static Pattern compile(String pattern) {
    return Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS);
  }

  private static List<String> lines(String resource) {
    try (InputStream in =
            Objects.requireNonNull(WordList.class.getResourceAsStream(resource), resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("# ")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + resource, e);
    }
  }
}
