package app.uptick.witness;

import java.util.regex.Pattern;

/// Makes others' words fit to be shown: one line, without markup or control characters, not long.
final class Words {

  private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  private Words() {}

  /// Text without tags, in one line of at most `longest` characters.
  static String line(String text, int longest) {
    String beginning = text.length() > 20_000 ? text.substring(0, 20_000) : text;
    String plain = TAG.matcher(beginning).replaceAll(" ");
    String decoded =
        plain
            .replace("&nbsp;", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&apos;", "'")
            .replace("&amp;", "&");
    String line = SPACE.matcher(decoded).replaceAll(" ").strip();
    return line.length() <= longest ? line : line.substring(0, longest - 1).strip() + "…";
  }
}
