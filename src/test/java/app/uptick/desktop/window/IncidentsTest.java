package app.uptick.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.history.History;
import app.uptick.history.Incident;
import app.uptick.history.IncidentReader;
import app.uptick.history.Retention;
import app.uptick.history.Unobserved;
import app.uptick.link.Diary;
import app.uptick.model.Cause;
import app.uptick.model.Check;
import app.uptick.model.Notice;
import app.uptick.model.State;
import app.uptick.model.StatusChange;
import app.uptick.model.StatusSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What the window tells of past trouble, out of a real history.
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
@SuppressWarnings("NullAway.Init")
class IncidentsTest {

  @TempDir private static Path folder;
  private static int count;
  private Path data;
  private LinkedWindow window;

  @Start
  void open(Stage stage) throws IOException {
    data = folder.resolve("incidents-" + count++);
    window = new LinkedWindow(stage, data);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void saysThatThereWereNone(FxRobot robot) throws Exception {
    window.publish(Scenes.up());

    robot.clickOn("#tab-incidents");

    assertEquals(
        "No trouble was recorded yet. When there is some, its story is kept here.",
        text("#incidents-empty"));
    assertFalse(isShown("#incidents-csv"));
  }

  @Test
  void tellsTheStoryOfAnIncidentAndKeepsItsNote(FxRobot robot) throws Exception {
    record(history -> {
      outage(history);
      trouble(history, "i-5", hoursAgo(30), hoursAgo(29), Scenes.blocked());
      trouble(history, "i-4", hoursAgo(100), hoursAgo(99.8), Scenes.yourSide());
    });
    try (History history = open()) {
      window.server().writeInto(diaryOf(history));
      window.publish(Scenes.up());
      window.resize(480, 960);
      robot.clickOn("#tab-incidents");
      window.await(() -> window.find("#incident-i-7", Node.class) != null);
      shoot("incidents");
      window.resize(400, 700);
      shoot("incidents-small");
      window.resize(480, 960);
      focus("#incident-i-7");

      robot.push(KeyCode.ENTER);

      window.await(() -> isShown(window.find("#story", Node.class)));
      assertEquals("TikTok is down for everyone. It’s not you.", text("#story-headline"));
      assertEquals("08:05 to 09:30 · 1 hr, 25 mins", text("#story-when"));
      assertEquals(3, rows("#story-steps"));
      assertEquals(2, rows("#story-told"));
      shoot("story");

      focus("#story-note");
      robot.write("Posted it later.");

      window.await(() -> "Posted it later.".equals(kept("i-7").note()));
      robot.push(KeyCode.TAB);
      robot.push(KeyCode.SPACE);
      window.await(() -> text("#story-copy").equals("Copied"));
      String report = window.onFx(() -> Clipboard.getSystemClipboard().getString());
      assertTrue(report.startsWith("TikTok is down for everyone."), report);
      assertFalse(report.contains("Posted"), report);
      robot.push(KeyCode.ESCAPE);
      window.await(() -> isShown(window.find("#incident-list", Node.class)));
      window.await(() -> window.find("#incident-i-7", Node.class).isFocused());
    }
  }

  @Test
  void saysInOneCardWhatHappenedWhileAwayAndWhatIsUsual(FxRobot robot) throws Exception {
    record(history -> {
      outage(history);
      history.seen(hoursAgo(8));
      history.span(Unobserved.ASLEEP, hoursAgo(7), hoursAgo(4));
      for (int n = 0; n < 12; n++) {
        on(history, "elsewhere", hoursAgo(5).plusSeconds(60L * n), Scenes.up());
        on(history, "here", hoursAgo(6).plusSeconds(1_960L * n), Scenes.blocked());
      }
    });
    try (History history = open()) {
      window.server().writeInto(diaryOf(history));
      window.publish(Scenes.blocked());
      window.await(() -> isShown(window.find("#away", Node.class)));
      window.await(() -> isShown(window.find("#insight", Node.class)));

      assertEquals(
          "There was trouble once, for 1 hr, 25 mins. It ended 09:30. For 3 hrs of the time, Uptick"
              + " did not watch.",
          text("#away-told"));
      assertEquals(
          "TikTok has never worked on this network; it works on others you use.",
          text("#insight-network"));
      assertEquals(
          "How long this lasts is hard to tell: too few like it are known (1).",
          text("#insight-usual"));
      shoot("away");
      robot.clickOn("#away-dismiss");

      assertFalse(isShown("#away"));
      window.await(() -> reader().seenUntil().equals(Optional.of(millis(Scenes.NOW))));
      window.publish(Scenes.down());
      window.await(() -> text("#insight-usual").startsWith("Trouble like this usually lasts"));
      assertEquals(
          "Trouble like this usually lasts about 3 hrs, 12 mins, from 1 hr to 7 days, 14 hrs (4"
              + " known cases, one of them yours).",
          text("#insight-usual"));
      window.publish(Scenes.up());
      assertFalse(isShown("#insight"));
    }
  }

  private interface Recorded {
    void into(History history);
  }

  private void record(Recorded recorded) throws IOException {
    try (History history = open()) {
      recorded.into(history);
    }
  }

  private History open() throws IOException {
    return History.open(
            data,
            Clock.fixed(Scenes.NOW, ZoneOffset.UTC),
            new Retention(Duration.ofDays(7), 50_000_000),
            _ -> {})
        .history();
  }

  private IncidentReader reader() {
    return new IncidentReader(data);
  }

  private Incident kept(String id) throws IOException {
    return reader().incident(id).orElseThrow();
  }

  private static Diary diaryOf(History history) {
    return new Diary() {
      @Override
      public void note(String incident, String words) {
        history.note(incident, words);
      }

      @Override
      public void seen(Instant until) {
        history.seen(until);
      }

      @Override
      public void erase() {
        history.erase().join();
      }
    };
  }

  private static void outage(History history) {
    Instant began = Instant.parse("2026-11-22T08:05:00Z");
    Instant ended = Instant.parse("2026-11-22T09:30:00Z");
    change(history, "i-7", began, began, Scenes.degraded());
    told(history, began.plusSeconds(30), Notice.Kind.TROUBLE, "TikTok is having trouble");
    change(history, "i-7", began, began.plusSeconds(900), Scenes.down());
    told(history, ended, Notice.Kind.RECOVERY, "TikTok is back");
    end(history, "i-7", began, ended);
  }

  private static void trouble(
      History history, String id, Instant began, Instant ended, StatusSnapshot scene) {
    change(history, id, began, began, scene);
    end(history, id, began, ended);
  }

  private static void change(
      History history, String id, Instant began, Instant at, StatusSnapshot scene) {
    var standing = scene.standing();
    history.record(
        new StatusChange(
            at, State.UP, standing.state(), standing.cause(), standing.headline(), id, began),
        Objects.requireNonNull(scene.latest()));
  }

  private static void end(History history, String id, Instant began, Instant ended) {
    history.record(
        new StatusChange(ended, State.DOWN, State.UP, Cause.NONE, "TikTok is up.", id, began));
  }

  private static void told(History history, Instant at, Notice.Kind kind, String title) {
    history.told(new Notice(at, kind, "i-7", title, "It’s not you.", Notice.Urgency.NORMAL));
  }

  private static void on(History history, String network, Instant at, StatusSnapshot scene) {
    var diagnosis = Objects.requireNonNull(scene.latest()).diagnosis();
    history.record(new Check(at, Duration.ZERO, diagnosis), () -> Optional.of(network));
  }

  private static Instant hoursAgo(double hours) {
    return Scenes.NOW.minusSeconds(Math.round(hours * 3_600));
  }

  private static Instant millis(Instant at) {
    return Instant.ofEpochMilli(at.toEpochMilli());
  }

  private int rows(String selector) throws Exception {
    return window.onFx(() ->
        (int)
            window.find(selector, Pane.class).getChildren().stream()
                .filter(Label.class::isInstance)
                .count());
  }

  private void focus(String selector) throws Exception {
    window.onFx(() -> {
      window.find(selector, Node.class).requestFocus();
      return true;
    });
  }

  private void shoot(String name) throws Exception {
    window.dress(ColorScheme.DARK);
    window.shoot(name + "-dark");
    window.dress(ColorScheme.LIGHT);
    window.shoot(name + "-light");
  }

  private String text(String selector) throws Exception {
    return window.onFx(() -> window.find(selector, Labeled.class).getText().replace('\u00a0', ' '));
  }

  private boolean isShown(String selector) throws Exception {
    return window.onFx(() -> isShown(window.find(selector, Node.class)));
  }

  private static boolean isShown(Node node) {
    return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
  }
}
