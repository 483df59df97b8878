package app.uptick.desktop.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.desktop.MovingClock;
import app.uptick.desktop.PrivateBus;
import app.uptick.desktop.tray.TrayItem.Choice;
import app.uptick.model.Activity;
import app.uptick.model.Mute;
import app.uptick.model.ScreenPoint;
import app.uptick.model.State;
import app.uptick.model.StatusSnapshot;
import app.uptick.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The tray on a real bus, with a panel that comes and goes.
final class TrayTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final StatusSnapshot UP = status(State.UP);
  private static final StatusSnapshot DOWN = status(State.DOWN);

  @TempDir Path folder;

  private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> oldTray = new LinkedBlockingQueue<>();
  private boolean hasOldTray;
  private final MovingClock clock = new MovingClock(NOW);
  private PrivateBus bus;
  private DBusConnection connection;
  private @Nullable Tray tray;

  @BeforeEach
  void startBus() throws Exception {
    bus = PrivateBus.start(folder);
    connection = bus.connect();
  }

  @AfterEach
  void stopBus() {
    if (tray != null) {
      tray.close();
    }
    connection.disconnect();
    bus.close();
  }

  @Test
  void showsWhatPanelsAskFor() throws Exception {
    try (FakePanel panel = new FakePanel(bus)) {
      open(DOWN);
      String item = panel.nextItem();

      assertEquals(connection.getUniqueName(), item);
      assertEquals("uptick", panel.property(item, "Id"));
      assertEquals("Active", panel.property(item, "Status"));
      assertEquals("Uptick: " + Statuses.headline(State.DOWN), panel.property(item, "Title"));
      assertEquals(List.of(look(DOWN).title(), look(DOWN).detail()), toolTip(panel, item));
      assertEquals(6, ((List<?>) panel.property(item, "IconPixmap")).size());
    }
  }

  @Test
  void showsTheVerdictFirstAndEverythingToDo() throws Exception {
    try (FakePanel panel = new FakePanel(bus)) {
      open(DOWN);
      String item = panel.nextItem();

      assertEquals(
          List.of(
              Statuses.headline(State.DOWN),
              look(DOWN).detail().replace("\n", " · "),
              "Open",
              "Check now",
              "Tell me when it’s back",
              "Mute",
              "For 1 hour",
              "Until tomorrow",
              "Pause",
              "Quit"),
          labels(panel.layout(item).children));
    }
  }

  static Stream<Arguments> choices() {
    return Stream.of(
        Arguments.of(DOWN, Choice.OPEN, "open window"),
        Arguments.of(DOWN, Choice.CHECK_NOW, "check now"),
        Arguments.of(
            DOWN, Choice.MUTE_HOUR, "mute " + new Mute.Until(NOW.plus(Duration.ofHours(1)))),
        Arguments.of(
            DOWN,
            Choice.MUTE_TOMORROW,
            "mute " + new Mute.Until(Instant.parse("2026-03-02T08:00:00Z"))),
        Arguments.of(DOWN, Choice.MUTE_UNTIL_BACK, "mute " + new Mute.UntilBack()),
        Arguments.of(Statuses.with(new Mute.UntilBack(), DOWN), Choice.UNMUTE, "mute " + Mute.OFF),
        Arguments.of(DOWN, Choice.PAUSE, "pause"),
        Arguments.of(Statuses.with(Activity.PAUSED, UP), Choice.RESUME, "resume"),
        Arguments.of(DOWN, Choice.QUIT, "quit"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("choices")
  void carriesOutWhatIsClicked(StatusSnapshot snapshot, Choice choice, String outcome)
      throws Exception {
    try (FakePanel panel = new FakePanel(bus)) {
      open(snapshot);
      String item = panel.nextItem();

      panel.click(item, line(snapshot, choice));

      assertEquals(outcome, next(asked));
    }
  }

  @Test
  void opensTheWindowOnLeftClickAndChecksOnMiddleClick() throws Exception {
    try (FakePanel panel = new FakePanel(bus)) {
      open(UP);
      String item = panel.nextItem();

      panel.item(item).Activate(0, 0);
      assertEquals("open window", next(asked));

      panel.item(item).Activate(1265, 15);
      assertEquals("open near 1265, 15", next(asked));

      panel.item(item).SecondaryActivate(0, 0);
      assertEquals("check now", next(asked));
    }
  }

  @Test
  void changesIconTitleAndTooltipWithTheState() throws Exception {
    try (FakePanel panel = new FakePanel(bus)) {
      Tray opened = open(UP);
      String item = panel.nextItem();
      Object green = picture(panel, item);

      opened.onSnapshot(DOWN);
      panel.awaitSignal(StatusNotifierItem.NewToolTip.class);

      assertNotEquals(green, picture(panel, item));
      assertEquals("Uptick: " + Statuses.headline(State.DOWN), panel.property(item, "Title"));
    }
  }

  @Test
  void keepsAnOpenMenuOpenWhereOnlyTextsChange() throws Exception {
    try (FakePanel panel = new FakePanel(bus)) {
      Tray opened = open(DOWN);
      panel.nextItem();

      opened.onSnapshot(status(State.DEGRADED));
      panel.awaitSignal(DbusMenu.ItemsPropertiesUpdated.class);
      opened.onSnapshot(Statuses.with(Activity.PAUSED, DOWN));
      panel.awaitSignal(DbusMenu.LayoutUpdated.class);
    }
  }

  @Test
  void staysSilentWhereNothingChanges() throws Exception {
    try (FakePanel panel = new FakePanel(bus)) {
      Tray opened = open(UP);
      String item = panel.nextItem();

      opened.onSnapshot(Statuses.of(State.UP, NOW.minus(Duration.ofHours(1)), NOW.plusMillis(1)));
      opened.onSnapshot(DOWN);
      panel.awaitSignal(StatusNotifierItem.NewIcon.class);

      assertEquals("Uptick: " + Statuses.headline(State.DOWN), panel.property(item, "Title"));
      assertTrue(panel.signals().stream().noneMatch("NewIcon"::equals));
    }
  }

  @Test
  void becomesStaleByTimeAlone() throws Exception {
    clock.advance(Statuses.INTERVAL.multipliedBy(3).minusMillis(100));
    try (FakePanel panel = new FakePanel(bus)) {
      open(UP);
      String item = panel.nextItem();

      clock.advance(Duration.ofMillis(101));
      panel.awaitSignal(StatusNotifierItem.NewIcon.class);

      assertEquals(
          "Uptick: No check for a while: what is known is old", panel.property(item, "Title"));
    }
  }

  @Test
  void comesBackWhenThePanelIsStartedAgain() throws Exception {
    try (FakePanel first = new FakePanel(bus)) {
      open(UP);
      first.nextItem();
    }

    try (FakePanel second = new FakePanel(bus)) {
      assertEquals(connection.getUniqueName(), second.nextItem());
    }
  }

  @Test
  void saysOnceThatThereIsNoTrayAndServesOneThatComes() throws Exception {
    open(UP);

    assertTrue(next(said).contains("AppIndicator and KStatusNotifierItem Support"));
    try (FakePanel panel = new FakePanel(bus)) {
      assertEquals(connection.getUniqueName(), panel.nextItem());
    }
    try (FakePanel panel = new FakePanel(bus)) {
      panel.nextItem();
    }
    assertEquals(List.of(), List.copyOf(said));
  }

  @Test
  void fallsBackToTheOldTrayUntilAPanelComes() throws Exception {
    hasOldTray = true;
    Tray opened = open(UP);

    assertEquals("open UP", next(oldTray));
    opened.onSnapshot(DOWN);
    assertEquals("show DOWN", next(oldTray));
    try (FakePanel panel = new FakePanel(bus)) {
      panel.nextItem();
      assertEquals("close", next(oldTray));
    }
    assertEquals("open DOWN", next(oldTray));
    assertEquals(List.of(), List.copyOf(said));
  }

  @Test
  void fallsBackToTheOldTrayWithoutABus() throws Exception {
    hasOldTray = true;

    tray = tray(null, UP);

    assertEquals("open UP", next(oldTray));
  }

  @Test
  void outlivesTheBus() throws Exception {
    hasOldTray = true;
    FakePanel panel = new FakePanel(bus);
    Tray opened = open(UP);
    panel.nextItem();
    panel.finishAnswers();

    bus.close();
    connection.disconnect();
    opened.onSnapshot(DOWN);

    assertTrue(next(oldTray).startsWith("open"));
  }

  @Test
  void findsNoOldTrayWithoutADisplay() {
    assertEquals(Optional.empty(), AwtBackend.open(look(UP), _ -> {}, _ -> {}));
  }

  private Tray open(StatusSnapshot snapshot) {
    Tray opened = tray(connection, snapshot);
    tray = opened;
    return opened;
  }

  private Tray tray(@Nullable DBusConnection over, StatusSnapshot snapshot) {
    return new Tray(
        over,
        new AskedControl(asked::add),
        click -> asked.add("open near %d, %d".formatted(click.x(), click.y())),
        snapshot,
        clock,
        () -> ZoneOffset.UTC,
        false,
        said::add,
        Duration.ofMillis(50),
        this::openOldTray);
  }

  private Optional<TrayBackend> openOldTray(
      TrayLook first, Consumer<Choice> chosen, Consumer<ScreenPoint> clicked) {
    if (!hasOldTray) {
      return Optional.empty();
    }
    oldTray.add("open " + first.icon());
    return Optional.of(
        new TrayBackend() {
          @Override
          public void show(TrayLook look) {
            oldTray.add("show " + look.icon());
          }

          @Override
          public void close() {
            oldTray.add("close");
          }
        });
  }

  private static int line(StatusSnapshot snapshot, Choice choice) {
    MenuLines lines = new MenuLines(look(snapshot).menu());
    return lines.properties(List.of()).stream()
        .map(each -> each.id)
        .filter(id -> lines.choice(id).equals(Optional.of(choice)))
        .findFirst()
        .orElseThrow();
  }

  private static List<Object> toolTip(FakePanel panel, String item) throws Exception {
    Object[] parts = (Object[]) panel.property(item, "ToolTip");
    return List.of(parts[2], parts[3]);
  }

  private static Object picture(FakePanel panel, String item) throws Exception {
    Object[] smallest = (Object[]) ((List<?>) panel.property(item, "IconPixmap")).getFirst();
    return smallest[2] instanceof byte[] pixels ? Arrays.hashCode(pixels) : smallest[2];
  }

  /// As a panel reads them: each line followed by those below it.
  private static List<String> labels(List<?> children) {
    List<String> labels = new ArrayList<>();
    for (Object child : children) {
      Object[] line = (Object[]) ((Variant<?>) child).getValue();
      if (((Map<?, ?>) line[1]).get("label") instanceof Variant<?> label) {
        labels.add(String.valueOf(label.getValue()));
      }
      labels.addAll(labels((List<?>) line[2]));
    }
    return labels;
  }

  private static TrayLook look(StatusSnapshot snapshot) {
    return new TrayLook.Maker(
            Texts.load(TrayLook.TEXTS, Locale.getDefault()), () -> ZoneOffset.UTC, false)
        .of(snapshot, NOW);
  }

  private static String next(BlockingQueue<String> queue) throws InterruptedException {
    String next = queue.poll(10, TimeUnit.SECONDS);
    assertNotNull(next, "nothing came");
    return next;
  }

  private static StatusSnapshot status(State state) {
    return Statuses.of(state, NOW.minus(Duration.ofHours(1)), NOW);
  }
}
