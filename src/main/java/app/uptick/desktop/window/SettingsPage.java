package app.uptick.desktop.window;

import app.uptick.desktop.window.SettingsDesk.Outcome;
import app.uptick.model.FunctionId;
import app.uptick.model.Source;
import app.uptick.settings.Durations;
import app.uptick.settings.Settings;
import app.uptick.settings.Settings.QuietHours;
import app.uptick.settings.Settings.Topic;
import app.uptick.settings.SettingsFile;
import app.uptick.settings.Sizes;
import app.uptick.settings.Sources.PageKind;
import app.uptick.text.Texts;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The page on which a person sets what Uptick does. Each change is checked while it is typed, and
/// takes effect at once; what would delete something, when it is left.
final class SettingsPage {

  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final String ALL = "all";
  private static final String NONE = "none";
  private static final String SYSTEM = "system";

  /// When what was typed takes effect.
  private enum Taken {
    WHILE_TYPED,
    /// Or on Enter: what means something else half-typed, as 5MB does on the way to 50MB, and Ge on
    /// the way to nowhere.
    WHEN_LEFT
  }

  private final SettingsDesk desk;
  private final CircleDoor door;
  private final Texts texts;
  private final SettingsRows rows;
  private final Consumer<URI> opener;
  private final Label problem = new Label();
  private final Asking resetting;
  private final VBox sections = new VBox();
  private final ScrollPane root = new ScrollPane();

  /// Fill the controls with what is set, without setting anything.
  private final List<Consumer<Settings>> fillers = new ArrayList<>();

  private final BooleanProperty broken = new SimpleBooleanProperty();
  private final Button openFile;
  private boolean filling;
  private boolean fillsAll;

  /// @param opener shows a folder
  /// @param back leaves the page
  SettingsPage(
      SettingsDesk desk, CircleDoor door, Texts texts, Consumer<URI> opener, Runnable back) {
    this.desk = desk;
    this.door = door;
    this.texts = texts;
    rows = new SettingsRows(texts);
    this.opener = opener;
    openFile =
        rows.button(
            "settings-open-file",
            "settings.file.open",
            () -> opener.accept(desk.settingsFile().toUri()));
    resetting =
        new Asking(
            "settings-reset",
            "settings.reset",
            texts,
            () ->
                texts.get(
                    desk.isHistoryLostByReset() ? "settings.reset.ask-less" : "settings.reset.ask"),
            this::setAllBack);
    build(back);
    refresh();
  }

  Parent root() {
    return root;
  }

  /// Shows what the file says now.
  void refresh() {
    show(desk.read());
  }

  /// Shows how it went, and what is set then. While the file is broken that is what was set before,
  /// and nothing can be set.
  void show(Outcome outcome) {
    switch (outcome) {
      case Outcome.Done _, Outcome.Reset _ -> {
        broken.set(false);
        say("");
      }
      case Outcome.Refused(String why) -> {
        broken.set(desk.read() instanceof Outcome.Refused);
        say(texts.format(broken.get() ? "settings.broken" : "settings.problem", why));
      }
    }
    if (broken.get() || !(outcome instanceof Outcome.Refused)) {
      fill(desk.inForce());
    }
  }

  private void say(String words) {
    problem.setText(words);
    SettingsRows.show(problem, !words.isEmpty());
    SettingsRows.show(openFile, broken.get());
  }

  /// Says what of the settings the monitor could not do.
  void sayNoEffect(String why) {
    say(texts.format("settings.no-effect", why));
  }

  private void fill(Settings settings) {
    filling = true;
    fillers.forEach(each -> each.accept(settings));
    filling = false;
  }

  private void put(String key, List<String> words) {
    if (!filling) {
      show(desk.put(key, words));
    }
  }

  private void build(Runnable back) {
    root.setId("settings");
    root.setFitToWidth(true);
    root.getStyleClass().add("scroll");
    root.setContent(sections);
    sections.getStyleClass().add("settings");
    problem.setId("settings-problem");
    problem.setWrapText(true);
    problem.getStyleClass().add("settings-problem");
    sections
        .getChildren()
        .addAll(
            heading(back),
            problem,
            openFile,
            settable(watching()),
            settable(notifications()),
            settable(network()),
            settable(looks()),
            login(),
            settable(sources()),
            settable(circle()),
            settable(metrics()),
            settable(data()),
            reset());
  }

  private Node settable(Node section) {
    section.disableProperty().bind(broken);
    return section;
  }

  private Node heading(Runnable back) {
    var leave = new Button(texts.get("settings.back"));
    leave.setId("settings-back");
    leave.setCancelButton(true);
    leave.setMinWidth(Region.USE_PREF_SIZE);
    leave.setOnAction(event -> back.run());
    var title = new Label(texts.get("settings.title"));
    title.getStyleClass().add("settings-title");
    var box = new HBox(title, spacer(), leave);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private Node watching() {
    return rows.section(
        "settings.watching",
        field(
            "settings.interval",
            "poll.interval",
            Taken.WHILE_TYPED,
            settings -> Durations.format(settings.pollInterval())),
        field(
            "settings.watched-interval",
            "poll.watched-interval",
            Taken.WHILE_TYPED,
            settings -> Durations.format(settings.watchedInterval())),
        checks(
            "settings.functions",
            "functions",
            Arrays.stream(FunctionId.values()).map(FunctionId::code).toList(),
            settings -> settings.functions().stream().map(FunctionId::code).toList(),
            "settings.function."));
  }

  private Node notifications() {
    return rows.section(
        "settings.notifications",
        toggle("settings.tell", "notifications.enabled", Settings::notifications),
        checks(
            "settings.about",
            "notifications.about",
            Arrays.stream(Topic.values()).map(Topic::code).toList(),
            settings -> settings.topics().stream().map(Topic::code).toList(),
            "settings.topic."),
        field(
            "settings.only-after",
            "notifications.only-after",
            Taken.WHILE_TYPED,
            settings -> Durations.format(settings.onlyAfter())),
        field(
            "settings.quiet-hours",
            "notifications.quiet-hours",
            Taken.WHILE_TYPED,
            settings -> words(settings.quietHours())),
        toggle("settings.sound", "notifications.sound", Settings::sound));
  }

  private static String words(@Nullable QuietHours quiet) {
    return quiet == null ? NONE : quiet.from() + "-" + quiet.to();
  }

  private Node network() {
    return rows.section(
        "settings.network",
        field(
            "settings.country",
            "country",
            Taken.WHEN_LEFT,
            settings -> Objects.requireNonNullElse(settings.country(), "")),
        choice(
            "settings.proxy",
            "proxy",
            List.of(SYSTEM, "direct"),
            settings -> settings.proxy().name().toLowerCase(Locale.ROOT),
            word -> texts.get("settings.proxy." + word)));
  }

  private Node looks() {
    return rows.section(
        "settings.looks",
        choice(
            "settings.theme",
            "theme",
            List.of(SYSTEM, "light", "dark"),
            settings -> settings.theme().name().toLowerCase(Locale.ROOT),
            word -> texts.get("settings.theme." + word)),
        choice(
            "settings.language",
            "language",
            Stream.concat(Stream.of(SYSTEM), SettingsFile.languages().stream()).toList(),
            settings -> settings.language() == null ? SYSTEM : settings.language(),
            word -> word.equals(SYSTEM) ? texts.get("settings.language.system") : ownName(word)));
  }

  /// Whoever looks for their language reads it by its own name.
  private static String ownName(String tag) {
    var locale = Locale.forLanguageTag(tag);
    var name = locale.getDisplayName(locale);
    return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
  }

  private Node login() {
    var toggle = SettingsRows.toggle("settings-login");
    toggle.selectedProperty().addListener((seen, before, on) -> startAtLogin(on));
    fillers.add(settings -> toggle.setSelected(desk.startsAtLogin()));
    var what = new Label(desk.autostart().content().strip());
    what.getStyleClass().addAll("settings-file", "secondary");
    what.setWrapText(true);
    what.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    var box =
        new VBox(
            rows.line("settings.login", toggle),
            SettingsRows.hint(texts.get("settings.login.hint")),
            SettingsRows.path(desk.autostart().file()),
            shownOnDemand(what));
    box.getStyleClass().add("setting");
    return rows.section("settings.start", box);
  }

  private void startAtLogin(boolean on) {
    if (!filling) {
      show(desk.startAtLogin(on));
    }
  }

  private Node shownOnDemand(Node what) {
    var link = new Hyperlink(texts.get("settings.login.show"));
    link.setId("settings-login-show");
    what.setVisible(false);
    what.setManaged(false);
    link.setOnAction(event -> {
      what.setVisible(!what.isVisible());
      what.setManaged(what.isVisible());
      link.setVisited(false);
    });
    return new VBox(link, what);
  }

  private Node sources() {
    List<Node> all = new ArrayList<>();
    all.add(SettingsRows.hint(texts.get("settings.sources.hint")));
    for (var source : Source.values()) {
      all.add(source(source));
    }
    all.add(pages("statuspage", PageKind.STATUSPAGE));
    all.add(pages("uptime-kuma", PageKind.UPTIME_KUMA));
    all.add(pages("gatus", PageKind.GATUS));
    all.add(pages("feeds", PageKind.FEED));
    return rows.section("settings.sources", all.toArray(Node[]::new));
  }

  /// Those that the person added, with blanks between them.
  private Node pages(String name, PageKind kind) {
    return field(
        "settings." + name,
        "sources." + name,
        Taken.WHEN_LEFT,
        settings -> {
          var added =
              settings.sources().pages().stream()
                  .filter(page -> page.kind() == kind)
                  .map(page -> page.address().toString())
                  .toList();
          return added.isEmpty() ? NONE : String.join(" ", added);
        });
  }

  private Node source(Source source) {
    var key = "sources." + source.code();
    var toggle = SettingsRows.toggle("settings-" + source.code());
    toggle
        .selectedProperty()
        .addListener((seen, before, on) -> put(key, List.of(Boolean.toString(on))));
    fillers.add(settings -> toggle.setSelected(settings.sources().known().contains(source)));
    var words = "settings.source." + source.code();
    var box = new VBox(rows.line(words, toggle), SettingsRows.hint(texts.get(words + ".learns")));
    box.getStyleClass().add("setting");
    return box;
  }

  private Node circle() {
    var circle = new CircleRows(door, texts);
    fillers.add(circle::fill);
    return circle.section();
  }

  private Node metrics() {
    return rows.section(
        "settings.metrics",
        field(
            "settings.metrics.address",
            "metrics",
            Taken.WHEN_LEFT,
            settings -> settings.metrics() == null ? "off" : settings.metrics()));
  }

  private Node data() {
    var history =
        new HistoryRows(desk, texts, () -> opener.accept(desk.dataFolder().toUri()), this::refresh);
    var where = SettingsRows.hint("");
    fillers.add(
        settings -> where.setText(texts.format("settings.data.where", desk.dataSize() / 1e6)));
    return rows.section(
        "settings.data",
        new VBox(where, SettingsRows.path(desk.dataFolder())),
        field(
            "settings.history.raw",
            "history.raw",
            Taken.WHEN_LEFT,
            settings -> Durations.format(settings.historyRaw())),
        field(
            "settings.history.limit",
            "history.limit",
            Taken.WHEN_LEFT,
            settings -> Sizes.format(settings.historyLimit())),
        history.files(),
        history.deletion());
  }

  private Node reset() {
    return rows.section(
        "settings.file",
        new VBox(
            SettingsRows.hint(texts.get("settings.file.hint")),
            SettingsRows.path(desk.settingsFile())),
        resetting);
  }

  private void setAllBack() {
    var outcome = desk.reset();
    fillsAll = true;
    show(outcome);
    fillsAll = false;
    switch (outcome) {
      case Outcome.Reset(var _, var kept) ->
          resetting.tell(
              kept.map(file -> texts.format("settings.reset.done", file.getFileName()))
                  .orElseGet(() -> texts.get("settings.reset.nothing")));
      case Outcome.Refused(String why) -> resetting.tell(texts.format("settings.problem", why));
      case Outcome.Done _ -> {}
    }
  }

  private Node toggle(String words, String key, Function<Settings, Boolean> now) {
    var toggle = SettingsRows.toggle(id(key));
    toggle
        .selectedProperty()
        .addListener((seen, before, on) -> put(key, List.of(Boolean.toString(on))));
    fillers.add(settings -> toggle.setSelected(now.apply(settings)));
    return rows.line(words, toggle);
  }

  /// A text that is checked while it is typed; what is wanted stands below it, and is said aloud
  /// where it does not fit. What does not fit stays, with that word, until it is mended.
  private Node field(String words, String key, Taken when, Function<Settings, String> now) {
    var field = new TextField();
    field.setId(id(key));
    var wanted = SettingsRows.hint(texts.get(words + ".want"));
    field
        .textProperty()
        .addListener((seen, before, text) -> {
          check(key, field, wanted, words);
          if (when == Taken.WHILE_TYPED) {
            take(key, field);
          }
        });
    field.setOnAction(event -> take(key, field));
    field
        .focusedProperty()
        .addListener((seen, before, focused) -> {
          if (!focused) {
            take(key, field);
          }
        });
    fillers.add(settings -> {
      boolean isDue = fillsAll || field.getUserData() == null;
      field.setUserData(now.apply(settings));
      if (isDue || (!field.isFocused() && isFit(key, field))) {
        field.setText(now.apply(settings));
      }
    });
    var box = new VBox(rows.line(words, field), wanted);
    box.getStyleClass().add("setting");
    return box;
  }

  private void check(String key, TextField field, Label wanted, String words) {
    boolean fits = isFit(key, field);
    say(wanted, words, fits);
    field.pseudoClassStateChanged(WRONG, !fits);
    field.setAccessibleHelp(wanted.getText());
  }

  /// Says what is wanted, and aloud where what was set does not fit.
  private void say(Label wanted, String words, boolean fits) {
    var want = texts.get(words + ".want");
    wanted.setText(fits ? want : texts.format("settings.wrong", want));
    wanted.pseudoClassStateChanged(WRONG, !fits);
  }

  private void take(String key, TextField field) {
    var words = words(field);
    if (isFit(key, field) && !String.join(" ", words).equals(field.getUserData())) {
      put(key, words);
    }
  }

  private static List<String> words(TextField field) {
    return List.of(field.getText().strip().split("\\s+", -1));
  }

  private static boolean isFit(String key, TextField field) {
    return SettingsDesk.fits(key, words(field));
  }

  private Node choice(
      String words,
      String key,
      List<String> all,
      Function<Settings, String> now,
      Function<String, String> shown) {
    var box = new ComboBox<String>();
    box.setId(id(key));
    box.getItems().setAll(all);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable String word) {
            return word == null ? "" : shown.apply(word);
          }

          @Override
          public String fromString(String word) {
            return word;
          }
        });
    var settled = new SettledChoice(box, word -> put(key, List.of(word)));
    fillers.add(settings -> settled.fill(now.apply(settings)));
    return rows.line(words, box);
  }

  private Node checks(
      String words,
      String key,
      List<String> all,
      Function<Settings, List<String>> now,
      String prefix) {
    var boxes = new FlowPane();
    boxes.setId(id(key));
    boxes.getStyleClass().add("settings-checks");
    var wanted = SettingsRows.hint(texts.get(words + ".want"));
    BiConsumer<String, CheckBox> add =
        (code, box) -> {
          box.setText(texts.get(prefix + code));
          box.setId(id(key) + "-" + code);
          box.selectedProperty()
              .addListener((seen, before, on) -> {
                if (!filling) {
                  say(wanted, words, putChecked(key, all, boxes));
                }
              });
          boxes.getChildren().add(box);
        };
    all.forEach(code -> add.accept(code, new CheckBox()));
    fillers.add(settings -> {
      Set<String> chosen = Set.copyOf(now.apply(settings));
      for (int i = 0; i < all.size(); i++) {
        ((CheckBox) boxes.getChildren().get(i)).setSelected(chosen.contains(all.get(i)));
      }
    });
    var label = new Label(texts.get(words));
    label.setLabelFor(boxes);
    var box = new VBox(label, boxes, wanted);
    box.getStyleClass().add("setting");
    return box;
  }

  /// All are said in one word, and so is none; false where that is not allowed.
  private boolean putChecked(String key, List<String> all, FlowPane boxes) {
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (((CheckBox) boxes.getChildren().get(i)).isSelected()) {
        chosen.add(all.get(i));
      }
    }
    List<String> words =
        chosen.size() == all.size() ? List.of(ALL) : chosen.isEmpty() ? List.of(NONE) : chosen;
    boolean fits = SettingsDesk.fits(key, words);
    if (fits) {
      put(key, words);
    } else {
      refresh();
    }
    return fits;
  }

  private static String id(String key) {
    return "settings-" + key.replace('.', '-');
  }

  private static Region spacer() {
    var spacer = new Region();
    HBox.setHgrow(spacer, Priority.ALWAYS);
    return spacer;
  }
}
