package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.link.ContractReader;
import app.uptick.model.Activity;
import app.uptick.model.FixReport.Fix;
import app.uptick.model.HistoryView;
import app.uptick.model.HistoryView.Kind;
import app.uptick.model.HistoryView.Point;
import app.uptick.model.Mute;
import app.uptick.model.StatusSnapshot;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What a person sees and does in the window, while it follows a real socket.
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
@SuppressWarnings("NullAway.Init")
class WindowTest {

  @TempDir private static Path folder;
  private static int count;
  private LinkedWindow window;

  @Start
  void open(Stage stage) throws IOException {
    window = new LinkedWindow(stage, folder.resolve(String.valueOf(count++)));
  }

  @AfterEach
  void close() {
    window.close();
  }

  private String text(String selector) throws Exception {
    return window.onFx(() -> window.find(selector, Labeled.class).getText());
  }

  private boolean isShown(String selector) throws Exception {
    return window.onFx(() -> isShown(window.find(selector, Node.class)));
  }

  private static boolean isShown(Node node) {
    return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
  }

  private void awaitText(String selector, String text) throws Exception {
    try {
      await(() -> window.find(selector, Labeled.class).getText().equals(text));
    } catch (TimeoutException e) {
      assertEquals(text, text(selector));
    }
  }

  private void await(Callable<Boolean> isSo) throws Exception {
    window.await(isSo);
  }

  /// The monitor hears that the window is there before anything else.
  private void expectWindowIsWatched() throws InterruptedException {
    assertEquals("watched true", window.control.next());
  }

  @Test
  void saysAboveAllThatARehearsalIsNotReal() throws Exception {
    window.publish(Scenes.down());
    boolean before = isShown("#rehearsal");

    window.rehearse();

    assertFalse(before);
    assertTrue(isShown("#rehearsal"));
    assertEquals("Rehearsal: nothing of this is real", text("#rehearsal"));
  }

  @Test
  void followsTheMonitorLive() throws Exception {
    window.publish(Scenes.up());
    assertEquals("TikTok works.", text("#headline"));
    assertEquals("Working", text("#state-word"));

    window.publish(Scenes.down());

    assertEquals("Down", text("#state-word"));
    assertEquals("Since 09:50 · 25\u00a0mins", text("#since"));
    assertEquals("Nothing to do but wait: Uptick tells you when it’s back.", text("#first-advice"));
    assertEquals("Checked 20 sec ago", text("#last-check"));
  }

  @Test
  void speaksTheVerdictToScreenReaders() throws Exception {
    window.publish(Scenes.blocked());

    assertEquals(
        "Blocked. TikTok looks blocked on your network. Since yesterday, 07:52 · 1\u00a0day,\u00a02\u00a0hrs",
        window.onFx(() -> window.find("#hero", Node.class).getAccessibleText()));
  }

  @Test
  void saysThatItLostTheMonitorAndComesBackByItself() throws Exception {
    window.publish(Scenes.down());

    window.killMonitor();

    await(() -> isShown(window.find("#note", Node.class)));
    assertEquals("Lost touch with Uptick’s monitor. What you see is from 10:15.", text("#note"));
    assertTrue(window.onFx(() -> window.find("#check-now", Button.class).isDisabled()));
    assertTrue(
        window.onFx(() -> window.find(".page", Node.class).getStyleClass().contains("stale")));

    window.startMonitorAgain(Scenes.up());

    awaitText("#headline", "TikTok works.");
    assertFalse(isShown("#note"));
    assertFalse(
        window.onFx(() -> window.find(".page", Node.class).getStyleClass().contains("stale")));
  }

  @Test
  void startsAMonitorWhenAsked(FxRobot robot) throws Exception {
    window.publish(Scenes.up());
    window.killMonitor();
    await(() -> isShown(window.find("#start-monitor", Node.class)));

    robot.clickOn("#start-monitor");

    await(() -> window.monitorStarts.get() == 1);
  }

  @Test
  void asksForACheckByButtonAndByKey(FxRobot robot) throws Exception {
    window.publish(Scenes.up());
    expectWindowIsWatched();

    robot.clickOn("#check-now");
    assertEquals("check-now", window.control.next());

    robot.push(KeyCode.F5);
    assertEquals("check-now", window.control.next());
  }

  @Test
  void showsThatARoundIsInFlight() throws Exception {
    window.publish(Scenes.up());
    assertFalse(isShown(".busy"));

    window.publish(Scenes.with(Scenes.up(), Activity.CHECKING));

    assertTrue(isShown(".busy"));
    assertEquals("Checking…", text("#last-check"));
    assertTrue(window.onFx(() -> window.find("#check-now", Button.class).isDisabled()));
    assertTrue(window.onFx(() -> window.find(".busy", ProgressBar.class).isIndeterminate()));
  }

  @Test
  void findsTheSwitchThatHelps(FxRobot robot) throws Exception {
    window.publish(Scenes.blocked());
    robot.clickOn("#tab-checklist");
    await(() -> isShown(window.find("#find-fix", Node.class)));
    assertFalse(isShown("#fix"));

    robot.clickOn("#find-fix");
    await(() -> window.fixesSought.get() == 1);
    window.server().onFix(HealingTest.report(Scenes.NOW, Fix.OTHER_DNS));
    awaitText(
        "#fix-sentence", "Use another DNS server, such as 1.1.1.1: with one, TikTok answers.");

    assertTrue(isShown("#fix"));
    await(() -> isInView("#fix"));
    assertTrue(window.onFx(() -> window.find("#find-fix", Button.class).isDisabled()));
    window.shoot("fix-in-view");
    window.resize(480, 960);
    window.shoot("fix-light");
    window.dress(ColorScheme.DARK);
    window.shoot("fix-dark");
    window.resize(400, 960);
    window.shoot("fix-small");
  }

  private boolean isInView(String selector) {
    var node = window.find(selector, Node.class);
    var page = window.find(".scroll > .viewport", Node.class);
    return page.localToScene(page.getLayoutBounds())
        .contains(node.localToScene(node.getLayoutBounds()));
  }

  @Test
  void forgetsTicksWithTheNextIncident(FxRobot robot) throws Exception {
    window.publish(Scenes.down());
    window.resize(480, 960);
    robot.clickOn("#tab-checklist");
    robot.clickOn("#step-app .check-box");
    await(() -> window.find("#step-app .check-box", CheckBox.class).isSelected());

    window.publish(Scenes.blocked());

    await(() -> !window.find("#step-app .check-box", CheckBox.class).isSelected());
  }

  @Test
  void mutesForAnHourAndSaysUntilWhen(FxRobot robot) throws Exception {
    window.publish(Scenes.down());
    expectWindowIsWatched();

    robot.clickOn("#mute");
    robot.clickOn("For 1 hour");

    assertEquals("mute Until[end=2026-11-22T11:15:30Z]", window.control.next());
    window.publish(Scenes.with(Scenes.down(), new Mute.Until(Scenes.NOW.plusSeconds(3_600))));
    assertEquals("Muted until 11:15", text("#mute"));
  }

  @Test
  void unmutes(FxRobot robot) throws Exception {
    window.publish(Scenes.with(Scenes.down(), new Mute.Until(Scenes.NOW.plusSeconds(60))));
    expectWindowIsWatched();

    robot.clickOn("#mute");
    robot.clickOn("Unmute");

    assertEquals("mute Off[]", window.control.next());
  }

  @Test
  void asksToBeToldWhenItIsBackAndTakesThatBack(FxRobot robot) throws Exception {
    window.publish(Scenes.down());
    expectWindowIsWatched();
    robot.clickOn("#tell-back");
    assertEquals("mute UntilBack[]", window.control.next());
    window.publish(Scenes.with(Scenes.down(), new Mute.UntilBack()));
    window.shoot("down-awaited");

    robot.clickOn("#tell-back");

    assertEquals("mute Off[]", window.control.next());
  }

  @Test
  void greetsUntilItWasRead(FxRobot robot) throws Exception {
    var rehearsals = new ArrayList<CompletableFuture<?>>();
    Supplier<CompletableFuture<?>> rehearse =
        () -> {
          rehearsals.add(new CompletableFuture<>());
          return rehearsals.getLast();
        };
    window.onFx(() -> {
      window.greet(rehearse);
      return true;
    });
    window.publish(Scenes.up());
    window.shoot("welcome");
    robot.clickOn("#welcome-rehearse");
    assertEquals("Watch the tray", text("#welcome-rehearse"));
    rehearsals.getFirst().complete(null);
    awaitText("#welcome-rehearse", "Show me in a rehearsal");
    robot.clickOn("#welcome-rehearse");
    robot.clickOn("#welcome-close");

    assertEquals(2, rehearsals.size());
    assertFalse(window.onFx(() -> window.find("#welcome", VBox.class).isVisible()));
    window.onFx(() -> {
      window.root().lookup("#welcome").setId("");
      window.greet(rehearse);
      return true;
    });
    assertNull(window.onFx(() -> window.root().lookup("#welcome")));
  }

  @Test
  void pausesAndResumes(FxRobot robot) throws Exception {
    window.publish(Scenes.up());
    expectWindowIsWatched();
    robot.clickOn("#pause");
    assertEquals("pause", window.control.next());

    window.publish(Scenes.with(Scenes.up(), Activity.PAUSED));
    assertEquals("Paused", text("#state-word"));
    robot.clickOn("#pause");

    assertEquals("resume", window.control.next());
  }

  @Test
  void unfoldsAPartAndKeepsItUnfolded(FxRobot robot) throws Exception {
    window.publish(Scenes.degraded());
    assertFalse(isShown("#part-video .part-details"));

    robot.clickOn("#part-video .part-header");
    await(() -> isShown("#part-video .part-details"));
    window.publish(Scenes.down());

    assertTrue(isShown("#part-video .part-details"));
    assertEquals("Fails", text("#part-video .part-state"));
  }

  @Test
  void turnsThePagesByKey(FxRobot robot) throws Exception {
    window.publish(Scenes.down());

    robot.push(new KeyCodeCombination(KeyCode.DIGIT3, KeyCombination.SHORTCUT_DOWN));

    assertTrue(isShown("#checklist"));
    assertFalse(isShown("#parts"));
    robot.push(new KeyCodeCombination(KeyCode.DIGIT1, KeyCombination.SHORTCUT_DOWN));
    assertTrue(isShown("#parts"));
  }

  @Test
  void bringsAChosenPageIntoView(FxRobot robot) throws Exception {
    window.publish(Scenes.down());
    window.resize(480, 560);
    var page = window.find(".scroll", ScrollPane.class);
    double before = page.getVvalue();

    robot.push(new KeyCodeCombination(KeyCode.DIGIT2, KeyCombination.SHORTCUT_DOWN));

    assertEquals(0, before);
    await(() -> isInView(window.find(".history-chart", Node.class), page));
  }

  private static boolean isInView(Node node, ScrollPane page) {
    var seen = page.localToScene(page.getLayoutBounds());
    return seen.contains(node.localToScene(node.getLayoutBounds()));
  }

  @Test
  void keepsAPageWhenItsTabIsPressedAgain(FxRobot robot) throws Exception {
    window.publish(Scenes.down());
    robot.clickOn("#tab-evidence");

    robot.clickOn("#tab-evidence");

    assertTrue(isShown("#evidence"));
  }

  @Test
  void ticksTheChecklistByItself(FxRobot robot) throws Exception {
    robot.clickOn("#tab-checklist");
    awaitText("#checklist-summary", "The checklist fills itself during the first check.");

    window.publish(Scenes.yourSide());

    assertEquals("2 fine, 1 to look at, 2 for you to try.", text("#checklist-summary"));
    assertEquals("Not fine", text("#step-internet .step-word"));
  }

  @Test
  void keepsWhatAPersonTicked(FxRobot robot) throws Exception {
    window.publish(Scenes.down());
    window.resize(480, 960);
    robot.clickOn("#tab-checklist");

    robot.clickOn("#step-app .check-box");
    var before = Scenes.down();
    window.publish(
        new StatusSnapshot(
            before.standing(),
            Scenes.yourSide().latest(),
            before.activity(),
            before.mute(),
            before.interval(),
            before.flapping()));

    assertTrue(window.onFx(() -> window.find("#step-app .check-box", CheckBox.class).isSelected()));
  }

  @Test
  void copiesTheWholeCheckAsJson(FxRobot robot) throws Exception {
    window.publish(Scenes.degraded());
    robot.clickOn("#tab-evidence");

    window.onFx(() -> {
      window.find("#copy-json", Button.class).fire();
      return true;
    });

    var copied = window.onFx(() -> Clipboard.getSystemClipboard().getString());
    assertEquals(Scenes.degraded().latest(), ContractReader.check(copied));
    assertEquals("Copied", text("#copy-json"));
  }

  @Test
  void opensWhereAPersonMayLookForThemselves() throws Exception {
    window.onFx(() -> {
      window.root().lookupAll("#links .hyperlink").forEach(each -> ((Hyperlink) each).fire());
      return true;
    });

    assertEquals(
        Arrays.stream(LookYourself.values()).map(LookYourself::address).toList(), window.opened);
  }

  @Test
  void opensThePageThatAPortalPutsInTheWay(FxRobot robot) throws Exception {
    window.publish(Scenes.down());
    assertFalse(isShown("#sign-in"));

    window.publish(Scenes.yourSide());
    robot.clickOn("#sign-in");

    assertEquals(List.of(URI.create("http://nmcheck.gnome.org/")), window.opened);
  }

  @Test
  void saysWhatWasUnderThePointerAndTheKeys(FxRobot robot) throws Exception {
    var from = Scenes.NOW.minus(Duration.ofHours(24));
    window.history.view =
        new HistoryView(
            from,
            Scenes.NOW,
            List.of(
                new Point(from, Duration.ofMillis(120)),
                new Point(Scenes.NOW, Duration.ofMillis(1_240))),
            List.of(
                Scenes.band(from, 0, 600, Kind.UP),
                Scenes.band(from, 600, 840, Kind.UNOBSERVED),
                Scenes.band(from, 840, 1_440, Kind.DOWN)));
    window.publish(Scenes.up());
    robot.clickOn("#tab-history");
    awaitText("#history-uptime", "Worked 50% of the 20\u00a0hrs watched (83.3% of this time)");

    robot.clickOn(".history-chart");

    await(() -> window.find("#history-reading", Label.class).getText().endsWith("Not watched"));
    robot.push(KeyCode.END);
    awaitText("#history-reading", "10:15 · Down · 1,240 ms (off the chart)");
    robot.push(KeyCode.HOME);
    awaitText("#history-reading", "yesterday, 10:15 · Working · 120 ms");
  }

  @Test
  void readsTheHistoryAnewAfterEveryCheck(FxRobot robot) throws Exception {
    window.publish(Scenes.up());
    robot.clickOn("#tab-history");
    awaitText(
        "#history-uptime",
        "Worked 86.5% of the 16\u00a0hrs,\u00a040\u00a0mins watched (69.4% of this time)");

    var from = Scenes.NOW.minus(Duration.ofHours(24));
    window.history.view = new HistoryView(from, Scenes.NOW, List.of(), List.of());
    window.publish(later(Scenes.up()));

    awaitText("#history-uptime", "Uptick did not watch in this time");
    assertEquals("Nothing was recorded in this time.", text("#history-reading"));
  }

  private static StatusSnapshot later(StatusSnapshot snapshot) {
    var latest = Objects.requireNonNull(snapshot.latest());
    return Scenes.watching(
        snapshot.standing(), latest.diagnosis(), latest.checkedAt().plusSeconds(15));
  }

  @Test
  void saysThatTheHistoryCannotBeRead(FxRobot robot) throws Exception {
    window.history.broken = true;
    window.publish(Scenes.up());

    robot.clickOn("#tab-history");

    awaitText("#history-reading", "The history can’t be read just now.");
  }

  @Test
  void survivesABurstAndEndsOnTheNewest() throws Exception {
    for (int i = 0; i < 500; i++) {
      window.server().onSnapshot(i % 2 == 0 ? Scenes.up() : Scenes.down());
    }

    window.publish(Scenes.yourSide());

    assertEquals("This Wi-Fi wants you to sign in first.", text("#headline"));
  }

  @Test
  void listsTheCircleOnceThereIsOne(FxRobot robot) throws Exception {
    window.publish(Scenes.down());
    robot.clickOn("#tab-evidence");
    assertFalse(isShown("#circle"));

    window.server().onCircle(Optional.of(Scenes.circle()));

    await(() -> window.find("#circle-members", VBox.class).getChildren().size() == 3);
    assertTrue(isShown("#circle"));
    assertFalse(isShown("#circle-note"));
    window.shoot("circle");
    window.server().onCircle(Optional.empty());
    await(() -> !window.find("#circle", Node.class).isVisible());
  }
}
