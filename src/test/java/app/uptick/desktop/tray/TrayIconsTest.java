package app.uptick.desktop.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TrayIconsTest {

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
