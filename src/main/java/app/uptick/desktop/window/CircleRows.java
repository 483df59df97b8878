package app.uptick.desktop.window;

import app.uptick.model.CircleView;
import app.uptick.model.Source;
import app.uptick.settings.Settings;
import app.uptick.text.Texts;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The rows of the settings page by which a person comes into a circle, asks others in, and leaves.
final class CircleRows {

  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final CircleDoor door;
  private final Texts texts;
  private final SettingsRows rows;
  private final TextField code = new TextField();
  private final TextField broker = new TextField();
  private final TextField invitation = new TextField();
  private final Button copy;
  private final Asking leaving;
  private final Label state = SettingsRows.hint("");
  private final Label off = SettingsRows.hint("");
  private final Label told = SettingsRows.hint("");
  private final VBox outside;
  private final VBox inside;
  private final HBox invitationLine;
  private final BooleanProperty asking = new SimpleBooleanProperty();
  private final Reading<CircleView> entering = new Reading<>(this::showAnswer, this::showFailed);
  private final Reading<Boolean> leave = new Reading<>(this::showLeft, this::showFailed);

  CircleRows(CircleDoor door, Texts texts) {
    this.door = door;
    this.texts = texts;
    rows = new SettingsRows(texts);
    copy = rows.button("settings-circle-copy", "settings.circle.copy", this::copyInvitation);
    leaving =
        new Asking(
            "settings-leave",
            "settings.leave",
            texts,
            () -> texts.get("settings.leave.ask"),
            () ->
                leave.read(() -> {
                  door.leave();
                  return true;
                }));
    outside = new VBox(codeEntry(), brokerEntry());
    invitation.setId("settings-circle-invitation");
    invitation.setEditable(false);
    invitation.setAccessibleText(texts.get("settings.circle.invitation"));
    invitationLine = new HBox(invitation, copy);
    HBox.setHgrow(invitation, Priority.ALWAYS);
    invitationLine.getStyleClass().add("settings-entry");
    inside = new VBox(state, invitationLine, off, leaving);
    off.setText(texts.get("settings.circle.off"));
    told.setId("settings-circle-told");
    outside.getStyleClass().add("settings-section");
    inside.getStyleClass().add("settings-section");
    tell("");
    showState();
  }

  Node section() {
    return rows.section(
        "settings.circle",
        SettingsRows.hint(texts.get("settings.circle.hint")),
        outside,
        inside,
        told);
  }

  /// Shows what follows from the settings: that the circle may be switched off.
  void fill(Settings settings) {
    SettingsRows.show(off, !settings.sources().known().contains(Source.CIRCLE));
  }

  private Node codeEntry() {
    return entry(code, "settings.circle.code", "settings.circle.join", door::fitOfCode, door::join);
  }

  private Node brokerEntry() {
    return entry(
        broker,
        "settings.circle.broker",
        "settings.circle.create",
        door::fitOfBroker,
        door::create);
  }

  /// What is done with words that fit; what the broker said.
  private interface Entrance {
    CircleView enter(String words) throws IOException, InterruptedException;
  }

  /// A text with a button after it, which can be pressed once the text fits.
  private Node entry(
      TextField field,
      String words,
      String deed,
      Function<String, CircleDoor.Fit> fitOf,
      Entrance entrance) {
    field.setId(words.replace('.', '-'));
    field.setAccessibleText(texts.get(words));
    var wanted = SettingsRows.hint(texts.get(words + ".want"));
    var button = rows.button(deed.replace('.', '-'), deed, () -> enter(field, entrance));
    var fits =
        Bindings.createBooleanBinding(
            () -> fitOf.apply(field.getText()) == CircleDoor.Fit.FITS, field.textProperty());
    button.disableProperty().bind(fits.not());
    field.editableProperty().bind(asking.not());
    field.setOnAction(event -> button.fire());
    field
        .textProperty()
        .subscribe((before, text) -> check(field, wanted, words, fitOf.apply(text)));
    var label = new Label(texts.get(words));
    label.setLabelFor(field);
    label.setWrapText(true);
    HBox.setHgrow(field, Priority.ALWAYS);
    var line = new HBox(field, button);
    line.getStyleClass().add("settings-entry");
    var box = new VBox(label, line, wanted);
    box.getStyleClass().add("setting");
    return box;
  }

  private void check(TextField field, Label wanted, String words, CircleDoor.Fit fit) {
    var want = texts.get(words + ".want");
    boolean wrong = fit != CircleDoor.Fit.FITS && !field.getText().isBlank();
    wanted.setText(
        !wrong
            ? want
            : switch (fit) {
              case FITS -> want;
              case UNFIT -> texts.format("settings.wrong", want);
              case OPEN_TO_LISTENERS -> texts.get("settings.circle.open");
            });
    field.pseudoClassStateChanged(WRONG, wrong);
    wanted.pseudoClassStateChanged(WRONG, wrong);
    field.setAccessibleHelp(wanted.getText());
  }

  /// Nothing is disabled meanwhile: the focus would fall on what comes next.
  private void enter(TextField field, Entrance entrance) {
    if (asking.get()) {
      return;
    }
    var words = field.getText().strip();
    asking.set(true);
    tell(texts.get("settings.circle.asking"));
    Callable<CircleView> entry = () -> entrance.enter(words);
    entering.read(entry);
  }

  private void showAnswer(CircleView seen) {
    asking.set(false);
    if (seen.contact() != CircleView.Contact.CONNECTED) {
      tell(texts.format("settings.circle.not-in", why(seen)));
      return;
    }
    code.clear();
    broker.clear();
    tell("");
    showState();
    copy.requestFocus();
  }

  private String why(CircleView seen) {
    return seen.contact() == CircleView.Contact.UNREACHABLE
        ? texts.format("settings.circle.unreachable", seen.broker())
        : texts.format("circle.contact." + seen.contact().code(), seen.broker());
  }

  private void showFailed() {
    asking.set(false);
    tell(texts.get("settings.circle.failed"));
    showState();
  }

  private void showLeft(boolean left) {
    showState();
    tell(texts.get("settings.leave.done"));
    code.requestFocus();
  }

  /// Its file is small and near.
  private void showState() {
    try {
      showInvitation(door.invitation());
    } catch (IOException e) {
      state.setText(texts.get("settings.circle.broken"));
      show(true, false);
    }
  }

  private void showInvitation(Optional<String> now) {
    state.setText(texts.get("settings.circle.in"));
    invitation.setText(now.orElse(""));
    show(now.isPresent(), now.isPresent());
  }

  private void show(boolean isIn, boolean isWhole) {
    SettingsRows.show(outside, !isIn);
    SettingsRows.show(inside, isIn);
    SettingsRows.show(invitationLine, isWhole);
  }

  private void copyInvitation() {
    Copying.copy(
        invitation.getText(), copy, texts.get("story.copied"), texts.get("settings.circle.copy"));
  }

  private void tell(String words) {
    told.setText(words);
    SettingsRows.show(told, !words.isEmpty());
  }
}
