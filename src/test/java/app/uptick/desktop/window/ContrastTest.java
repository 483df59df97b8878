package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.uptick.model.Appearance.Accent;
import app.uptick.model.HistoryView.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.application.ColorScheme;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Text stands out 4.5 to 1 against what is behind it, shapes and lines 3 to 1 (WCAG 2, criteria
/// 1.4.3 and 1.4.11), in light and dark.
final class ContrastTest {

  private static final double TEXT = 4.5;
  private static final double SHAPE = 3;

  private static final List<String> TONES =
      List.of("up", "degraded", "down", "blocked", "your-side", "unknown");

  /// What texts are written on, by the name of their colour.
  private static final Map<String, List<String>> GROUNDS =
      Map.of(
          "-color-fg-default", List.of("-color-bg-default", "-color-bg-subtle"),
          "-color-fg-muted", List.of("-color-bg-default", "-color-bg-subtle"),
          "-color-fg-emphasis", List.of("-color-neutral-emphasis", "-color-accent-emphasis"),
          "-color-accent-fg", List.of("-color-bg-default", "-color-bg-subtle"),
          "-down-text", List.of("-color-bg-default", "-down-ground"));

  private static final Pattern NAMED = Pattern.compile("(-[a-z0-9-]+):\\s*(#[0-9a-fA-F]{6})");
  private static final Pattern FILLED = Pattern.compile("-fx-text-fill: ([a-z0-9-]+)");
  private static final Pattern FADED = Pattern.compile("\\.stale [^{}]*\\{ -fx-opacity: ([0-9.]+)");

  private final List<String> problems = new ArrayList<>();

  @ParameterizedTest
  @EnumSource
  void letsTextBeRead(ColorScheme scheme) throws IOException {
    Map<String, Color> colours = colours(scheme);
    GROUNDS.forEach(
        (text, grounds) -> grounds.forEach(ground -> check(text, ground, colours, TEXT)));
    for (String tone : TONES) {
      String ground = "-" + tone + "-ground";
      check("-" + tone + "-text", ground, colours, TEXT);
      check("-color-fg-default", ground, colours, TEXT);
      check("-color-fg-muted", ground, colours, TEXT);
    }

    assertEquals(List.of(), problems);
  }

  @ParameterizedTest
  @EnumSource
  void letsOldNewsBeRead(ColorScheme scheme) throws IOException {
    Map<String, Color> colours = colours(scheme);
    double opacity = Double.parseDouble(found(FADED, ours()).getFirst().group(1));
    Color ground = of("-color-bg-default", colours);

    check("faded", ground.interpolate(of("-color-fg-muted", colours), opacity), ground, TEXT);

    assertEquals(List.of(), problems);
  }

  @ParameterizedTest
  @EnumSource
  void letsShapesBeTold(ColorScheme scheme) throws IOException {
    Map<String, Color> colours = colours(scheme);
    for (String tone : TONES) {
      check("-" + tone, "-color-bg-default", colours, SHAPE);
      check("-" + tone, "-" + tone + "-ground", colours, SHAPE);
      Color mark = tone.equals("degraded") ? Color.web("#2b1a00") : Color.WHITE;
      check("mark of " + tone, mark, of("-" + tone, colours), SHAPE);
    }
    check("-color-fg-muted", "-color-bg-default", colours, SHAPE);
    check("-color-fg-subtle", "-color-bg-default", colours, SHAPE);
    check("-color-accent-emphasis", "-color-bg-default", colours, SHAPE);

    assertEquals(List.of(), problems);
  }

  @ParameterizedTest
  @EnumSource
  void letsTheChartBeRead(ColorScheme scheme) {
    ChartColours chart = ChartColours.of(scheme);

    check("text", chart.text(), chart.ground(), TEXT);
    check("line", chart.line(), chart.ground(), SHAPE);
    for (Kind kind : Kind.values()) {
      check("strip of " + kind, chart.of(kind), chart.ground(), SHAPE);
      Color behind = chart.behind(kind);
      Color veil =
          chart
              .ground()
              .interpolate(
                  Color.color(behind.getRed(), behind.getGreen(), behind.getBlue()),
                  behind.getOpacity());
      check("line before " + kind, chart.line(), veil, SHAPE);
    }

    assertEquals(List.of(), problems);
  }

  @ParameterizedTest
  @EnumSource
  void letsWhatIsTintedBeReadWhateverTheAccent(ColorScheme scheme) throws IOException {
    Map<String, Color> colours = colours(scheme);
    for (Color accent : accents()) {
      AccentColours tinted =
          AccentColours.of(
              new Accent(accent.getRed(), accent.getGreen(), accent.getBlue()), scheme);
      Color ground = rounded(tinted.ground());
      check("label on " + accent, of("-color-fg-emphasis", colours), ground, TEXT);
      for (String page : List.of("-color-bg-default", "-color-bg-subtle")) {
        check("ring of " + accent + page, ground, of(page, colours), SHAPE);
        check("link of " + accent + page, rounded(tinted.text()), of(page, colours), TEXT);
      }
    }

    assertEquals(List.of(), problems);
  }

  @ParameterizedTest
  @EnumSource
  void leavesAnAccentAsItIsWhereItCanBeRead(ColorScheme scheme) {
    Color blue = scheme == ColorScheme.DARK ? Color.web("#1f6feb") : Color.web("#0969da");

    assertEquals(
        blue,
        AccentColours.of(new Accent(blue.getRed(), blue.getGreen(), blue.getBlue()), scheme)
            .ground());
  }

  private static List<Color> accents() {
    List<Color> accents = new ArrayList<>();
    for (int hue = 0; hue < 360; hue += 30) {
      for (double saturation : new double[] {0, 0.5, 1}) {
        for (double brightness : new double[] {0, 0.3, 0.6, 1}) {
          accents.add(Color.hsb(hue, saturation, brightness));
        }
      }
    }
    return accents;
  }

  /// As it comes to the screen.
  private static Color rounded(Color colour) {
    return Color.rgb(
        (int) Math.round(colour.getRed() * 255),
        (int) Math.round(colour.getGreen() * 255),
        (int) Math.round(colour.getBlue() * 255));
  }

  @Test
  void knowsEveryColourOfText() throws IOException {
    Set<String> used =
        found(FILLED, ours()).stream()
            .map(each -> each.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    used.removeAll(GROUNDS.keySet());

    assertEquals(Set.of("-tone-text"), used);
  }

  private void check(String text, String ground, Map<String, Color> colours, double least) {
    check(text + " on " + ground, of(text, colours), of(ground, colours), least);
  }

  private void check(String what, Color text, Color ground, double least) {
    double contrast = contrast(text, ground);
    if (contrast < least) {
      problems.add("%s: %.2f, want %.1f".formatted(what, contrast, least));
    }
  }

  private static Color of(String name, Map<String, Color> colours) {
    return Objects.requireNonNull(colours.get(name), name);
  }

  /// WCAG 2, definition of contrast ratio.
  static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double share) {
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  /// All that have a name: the theme's, then ours, then ours of the dark window.
  private static Map<String, Color> colours(ColorScheme scheme) throws IOException {
    Map<String, Color> colours = new HashMap<>();
    String theme = scheme == ColorScheme.DARK ? "primer-dark" : "primer-light";
    put(colours, read("/atlantafx/base/theme/" + theme + ".css"));
    String ours = ours();
    int dark = ours.indexOf(".window.dark");
    put(colours, ours.substring(0, dark));
    if (scheme == ColorScheme.DARK) {
      put(colours, ours.substring(dark));
    }
    return colours;
  }

  private static void put(Map<String, Color> colours, String css) {
    found(NAMED, css).stream()
        .filter(each -> !each.group(1).startsWith("-fx-"))
        .forEach(each -> colours.put(each.group(1), Color.web(each.group(2))));
  }

  private static List<MatchResult> found(Pattern pattern, String css) {
    return pattern.matcher(css).results().toList();
  }

  private static String ours() throws IOException {
    return read("window.css");
  }

  private static String read(String resource) throws IOException {
    try (InputStream in = MainView.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
