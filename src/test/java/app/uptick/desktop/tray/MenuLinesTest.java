package app.uptick.desktop.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.desktop.tray.TrayItem.Action;
import app.uptick.desktop.tray.TrayItem.Choice;
import app.uptick.desktop.tray.TrayItem.Headline;
import app.uptick.desktop.tray.TrayItem.Submenu;
import java.util.List;
import java.util.Optional;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;

final class MenuLinesTest {

  private static final Action OPEN = new Action(Choice.OPEN, "Open", true);
  private static final Action PAUSE = new Action(Choice.PAUSE, "Pause", true);
  private static final Action RESUME = new Action(Choice.RESUME, "Resume", true);

  @Test
  void keepsTheNumberOfALineWhereTheLinesBeforeItChange() {
    MenuLines before = new MenuLines(List.of(new Headline("up"), OPEN));
    MenuLines after = new MenuLines(List.of(new Headline("up"), new Headline("since"), OPEN));

    assertEquals(id(before, Choice.OPEN), id(after, Choice.OPEN));
  }

  @Test
  void doesNotConfuseAChoiceWithTheOneInItsPlace() {
    MenuLines paused = new MenuLines(List.of(RESUME));

    assertEquals(Optional.empty(), paused.choice(id(new MenuLines(List.of(PAUSE)), Choice.PAUSE)));
  }

  @Test
  void ignoresClicksOnWhatIsGrey() {
    Action grey = new Action(Choice.OPEN, "Open", false);
    int open = id(new MenuLines(List.of(OPEN)), Choice.OPEN);

    assertEquals(Optional.empty(), new MenuLines(List.of(grey)).choice(open));
  }

  @Test
  void doublesUnderscoresWhichPanelsTakeForAccessKeys() {
    MenuLines lines = new MenuLines(List.of(new Headline("a_b")));

    assertEquals(Optional.of(new Variant<>("a__b")), lines.property(1, "label"));
  }

  @Test
  void givesOnlyAsManyLevelsAsAskedFor() {
    MenuLines lines = new MenuLines(List.of(new Submenu("Mute", List.of(OPEN))));

    assertEquals(0, children(lines, 0).size());
    assertEquals(1, children(lines, 1).size());
    assertEquals(0, child(lines, 1).children.size());
    assertEquals(1, child(lines, -1).children.size());
  }

  @Test
  void tellsOtherTextsFromOtherLines() {
    MenuLines up = new MenuLines(List.of(new Headline("up"), PAUSE));
    MenuLines down = new MenuLines(List.of(new Headline("down"), PAUSE));
    MenuLines paused = new MenuLines(List.of(new Headline("up"), RESUME));

    assertTrue(down.hasSameShapeAs(up));
    assertEquals(List.of(1), down.changedSince(up).stream().map(line -> line.id).toList());
    assertFalse(paused.hasSameShapeAs(up));
  }

  private static int id(MenuLines lines, Choice choice) {
    return lines.properties(List.of()).stream()
        .map(line -> line.id)
        .filter(id -> lines.choice(id).equals(Optional.of(choice)))
        .findFirst()
        .orElseThrow();
  }

  private static List<Variant<?>> children(MenuLines lines, int depth) {
    return lines.layout(0, depth).orElseThrow().children;
  }

  private static DbusMenu.Layout child(MenuLines lines, int depth) {
    return (DbusMenu.Layout) children(lines, depth).getFirst().getValue();
  }
}
