package app.uptick.desktop.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every state can be told by its icon alone, on light and on dark panels, and without colour.
final class TrayIconsTest {

  /// Of GNOME, KDE Plasma and Xfce, from light to dark.
  private static final int[] PANELS = {0xf6f5f4, 0xeff0f1, 0x31363b, 0x242424, 0x000000};

  /// WCAG 2, criterion 1.4.11.
  private static final double SHAPE = 3;

  @ParameterizedTest
  @EnumSource(TrayIconName.class)
  void hasAPictureInEverySize(TrayIconName icon) {
    List<Pixmap> pictures = Pixmap.of(icon);

    assertEquals(List.of(16, 22, 24, 32, 48, 64), pictures.stream().map(p -> p.width).toList());
    pictures.forEach(each -> assertEquals(each.width * each.height * 4, each.data.length));
  }

  /// Told apart without colour: where one icon is drawn over another in grey, many pixels differ.
  @Test
  void tellsEveryTwoStatesApartWithoutColour() {
    for (TrayIconName one : TrayIconName.values()) {
      for (TrayIconName other : TrayIconName.values()) {
        if (one != other) {
          int different = differentInGrey(Pixmap.of(one).getFirst(), Pixmap.of(other).getFirst());

          assertTrue(different >= 24, one + " and " + other + " differ in " + different);
        }
      }
    }
  }

  /// Its rim does on a light panel, its ground on a dark one.
  @ParameterizedTest
  @EnumSource(TrayIconName.class)
  void standsOutOnLightAndDarkPanels(TrayIconName icon) {
    for (int panel : PANELS) {
      for (Pixmap picture : Pixmap.of(icon)) {
        double share = shareThatStandsOut(everywhere(picture), picture, panel, panel);

        assertTrue(
            share >= 0.4, icon + " at " + picture.width + " on " + hex(panel) + ": " + share);
      }
    }
  }

  /// Of its middle, enough differs from the colour that fills most of it.
  @ParameterizedTest
  @EnumSource(TrayIconName.class)
  void showsAGlyphThatStandsOut(TrayIconName icon) {
    for (int panel : PANELS) {
      for (Pixmap picture : Pixmap.of(icon)) {
        int[] middle = middle(picture);
        int ground = mostCommon(middle, picture, panel);
        double share = shareThatStandsOut(middle, picture, panel, ground);

        assertTrue(
            share >= 0.1, icon + " at " + picture.width + " on " + hex(panel) + ": " + share);
      }
    }
  }

  /// The places of the pixels that are the icon's rather than the panel's.
  private static int[] everywhere(Pixmap picture) {
    return IntStream.range(0, picture.width * picture.height)
        .filter(at -> (picture.data[at * 4] & 0xff) >= 128)
        .toArray();
  }

  private static int[] middle(Pixmap picture) {
    int quarter = picture.width / 4;
    return IntStream.range(0, picture.width * picture.height)
        .filter(at -> isMiddle(at % picture.width, quarter, picture.width))
        .filter(at -> isMiddle(at / picture.width, quarter, picture.height))
        .toArray();
  }

  private static boolean isMiddle(int at, int margin, int length) {
    return at >= margin && at < length - margin;
  }

  private static int mostCommon(int[] places, Pixmap picture, int panel) {
    Map<Integer, Long> count =
        Arrays.stream(places)
            .mapToObj(at -> drawn(picture, at, panel))
            .collect(Collectors.groupingBy(colour -> colour, Collectors.counting()));
    return Collections.max(count.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  private static double shareThatStandsOut(int[] places, Pixmap picture, int panel, int from) {
    long many =
        Arrays.stream(places)
            .filter(at -> contrast(drawn(picture, at, panel), from) >= SHAPE)
            .count();
    return (double) many / places.length;
  }

  private static int drawn(Pixmap picture, int place, int panel) {
    int alpha = picture.data[place * 4] & 0xff;
    int colour = 0;
    for (int channel = 0; channel < 3; channel++) {
      int own = picture.data[place * 4 + 1 + channel] & 0xff;
      int behind = (panel >> (8 * (2 - channel))) & 0xff;
      colour = (colour << 8) | ((own * alpha + behind * (255 - alpha)) / 255);
    }
    return colour;
  }

  /// WCAG 2, definition of contrast ratio.
  private static double contrast(int one, int other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double share = (channel & 0xff) / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static String hex(int colour) {
    return "#%06x".formatted(colour);
  }

  private static int differentInGrey(Pixmap one, Pixmap other) {
    int[] a = grey(one);
    int[] b = grey(other);
    int different = 0;
    for (int i = 0; i < a.length; i++) {
      if (Math.abs(a[i] - b[i]) > 64) {
        different++;
      }
    }
    return different;
  }

  /// Over a middle grey, as no panel has it: rims and grounds count for as much as glyphs.
  private static int[] grey(Pixmap picture) {
    int[] grey = new int[picture.width * picture.height];
    Arrays.setAll(grey, i -> grey(picture.data, i * 4));
    return grey;
  }

  private static int grey(byte[] argb, int at) {
    int alpha = argb[at] & 0xff;
    int luma =
        (299 * (argb[at + 1] & 0xff) + 587 * (argb[at + 2] & 0xff) + 114 * (argb[at + 3] & 0xff))
            / 1000;
    return (luma * alpha + 128 * (255 - alpha)) / 255;
  }
}
