package app.uptick.desktop.atspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.uptick.desktop.PrivateBus;
import app.uptick.desktop.atspi.AtSpi.Reference;
import app.uptick.desktop.tray.SessionBus;
import atlantafx.base.controls.ToggleSwitch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A real scene, read over a real bus.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class AccessibilityTest {

  @TempDir Path folder;

  private final CountDownLatch pressed = new CountDownLatch(1);
  private Label state;
  private Button check;
  private CheckBox sound;
  private TextField proxy;
  private PrivateBus bus;
  private DBusConnection session;
  private ScreenReader reader;
  private Accessibility shown;
  private Reference program;

  @Start
  void show(Stage stage) {
    state = new Label("TikTok works.");
    check = new Button("_Check now");
    sound = new CheckBox("Sound");
    proxy = new TextField("none");
    check.setMnemonicParsing(true);
    check.setTooltip(new Tooltip("Ask TikTok now"));
    check.setOnAction(event -> pressed.countDown());
    var label = new Label("Proxy");
    label.setLabelFor(proxy);
    var hidden = new Label("Not shown");
    hidden.setVisible(false);
    var row = new HBox(new Region(), new Label("Feed"), new Label("Works"));
    row.setAccessibleRole(AccessibleRole.LIST_ITEM);
    row.setAccessibleText("Feed: works");
    stage.setTitle("Uptick");
    stage.setScene(
        new Scene(new VBox(state, check, sound, label, proxy, hidden, new ScrollPane(row))));
    stage.show();
  }

  @BeforeEach
  void join() throws Exception {
    bus = PrivateBus.start(folder);
    reader = new ScreenReader(bus);
    session = bus.connect();
    shown = Accessibility.join(session, SessionBus::connectTo).orElseThrow();
    program = reader.program();
  }

  @AfterEach
  void leave() {
    shown.close();
    session.disconnect();
    reader.close();
    bus.close();
  }

  @Test
  void isReadByNameAndRole() throws Exception {
    assertEquals(
        List.of(
            "application \"Uptick\"",
            "  frame \"Uptick\"",
            "    label \"TikTok works.\"",
            "    push button \"Check now\"",
            "    check box \"Sound\"",
            "    label \"Proxy\"",
            "    entry \"Proxy\"",
            "    list item \"Feed: works\""),
        reader.read(program));
  }

  @Test
  void everyThingKnowsWhereItBelongs() throws Exception {
    Reference button = reader.find(program, "Check now");
    Reference frame = reader.ask(program, AtSpi.Accessible.class).GetChildAtIndex(0);
    AtSpi.Accessible accessible = reader.ask(button, AtSpi.Accessible.class);

    assertEquals(1, accessible.GetIndexInParent());
    assertEquals(AtSpi.ROOT, accessible.GetApplication().path.getPath());
    assertEquals(
        frame.path.getPath(),
        ((Object[]) reader.property(button, "Accessible", "Parent"))[1].toString());
    assertEquals("Ask TikTok now", reader.property(button, "Accessible", "Description"));
    assertEquals(
        List.of("org.a11y.atspi.Accessible", "org.a11y.atspi.Component", "org.a11y.atspi.Action"),
        accessible.GetInterfaces());
  }

  @Test
  void isPressedAndFocusedFromAfar() throws Exception {
    Reference button = reader.find(program, "Check now");

    assertTrue(reader.ask(button, AtSpi.Action.class).DoAction(0));
    assertTrue(pressed.await(10, TimeUnit.SECONDS));
    assertTrue(reader.ask(reader.find(program, "Sound"), AtSpi.Component.class).GrabFocus());
    assertTrue(reader.is(reader.find(program, "Sound"), State.FOCUSED));
    assertFalse(reader.is(button, State.FOCUSED));
  }

  @Test
  void turnsASwitch() throws Exception {
    Reference frame = reader.ask(program, AtSpi.Accessible.class).GetChildAtIndex(0);
    onFx(() -> {
      var toggle = new ToggleSwitch();
      toggle.setAccessibleRole(AccessibleRole.CHECK_BOX);
      toggle.setAccessibleText("Notifications");
      ((VBox) check.getParent()).getChildren().add(toggle);
    });
    Reference toggle = reader.find(frame, "Notifications");
    assertFalse(reader.is(toggle, State.CHECKED));

    assertTrue(reader.ask(toggle, AtSpi.Action.class).DoAction(0));

    assertEquals("StateChanged checked 1 0", reader.awaitEvent("StateChanged checked"));
    assertTrue(reader.is(toggle, State.CHECKED));
    assertTrue(reader.is(toggle, State.CHECKABLE));
  }

  @Test
  void tellsWhatIsWrittenAndWhetherItCanBeChanged() throws Exception {
    Reference frame = reader.ask(program, AtSpi.Accessible.class).GetChildAtIndex(0);
    Reference field = reader.ask(frame, AtSpi.Accessible.class).GetChildAtIndex(4);

    assertEquals("none", reader.ask(field, AtSpi.Text.class).GetText(0, -1));
    assertEquals("on", reader.ask(field, AtSpi.Text.class).GetText(1, 3));
    assertTrue(reader.is(field, State.EDITABLE));
    assertTrue(reader.is(field, State.FOCUSABLE));
    assertFalse(reader.is(reader.find(program, "TikTok works."), State.FOCUSABLE));
  }

  @Test
  void tellsWhatChanges() throws Exception {
    reader.read(program);

    onFx(() -> state.setText("TikTok is down."));
    assertEquals(
        "PropertyChange accessible-name 0 TikTok is down.", reader.awaitEvent("PropertyChange"));

    onFx(() -> sound.setSelected(true));
    assertEquals("StateChanged checked 1 0", reader.awaitEvent("StateChanged checked"));
    assertTrue(reader.is(reader.find(program, "Sound"), State.CHECKED));

    onFx(() -> check.setDisable(true));
    assertEquals("StateChanged sensitive 0 0", reader.awaitEvent("StateChanged sensitive"));

    onFx(proxy::requestFocus);
    assertEquals("StateChanged focused 1 0", reader.awaitEvent("StateChanged focused 1"));
  }

  @Test
  void hasThingsSaid() throws Exception {
    onFx(() -> shown.announce("TikTok is down."));

    assertEquals("notification \"TikTok is down.\"", reader.awaitShowing());
  }

  @Test
  void isFoundUnderThePointer() throws Exception {
    Reference frame = reader.ask(program, AtSpi.Accessible.class).GetChildAtIndex(0);
    Reference button = reader.find(program, "Check now");
    AtSpi.Extents extents = reader.ask(button, AtSpi.Component.class).GetExtents(new UInt32(0));

    Reference found =
        reader
            .ask(frame, AtSpi.Component.class)
            .GetAccessibleAtPoint(extents.x + 2, extents.y + 2, new UInt32(0));

    assertTrue(extents.width > 20 && extents.height > 10, () -> extents.width + " wide");
    assertEquals(button.path.getPath(), found.path.getPath());
  }

  @Test
  void whatIsGoneIsNotAnswered() throws Exception {
    Reference button = reader.find(program, "Check now");
    onFx(() -> ((VBox) check.getParent()).getChildren().remove(check));

    AtSpi.Accessible accessible = reader.ask(button, AtSpi.Accessible.class);
    var error = assertThrows(DBusExecutionException.class, accessible::GetRoleName);

    assertTrue(String.valueOf(error.getMessage()).contains("there is no"), error.toString());
  }

  @Test
  void withoutAnAccessibilityBusThereIsNothing() throws Exception {
    Path place = Files.createDirectory(folder.resolve("other"));
    try (PrivateBus empty = PrivateBus.start(place);
        DBusConnection alone = empty.connect()) {
      assertEquals(Optional.empty(), Accessibility.join(alone, SessionBus::connectTo));
    }
  }

  private static void onFx(Runnable deed) throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Platform.runLater(() -> {
      deed.run();
      done.complete(null);
    });
    done.get(10, TimeUnit.SECONDS);
  }
}
