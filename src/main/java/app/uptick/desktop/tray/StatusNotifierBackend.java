package app.uptick.desktop.tray;

import app.uptick.desktop.tray.TrayItem.Choice;
import app.uptick.model.ScreenPoint;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// Shows the tray item over the session bus, on every panel that speaks StatusNotifierItem.
///
/// Panels come and go; whenever a watcher appears, the item is registered again.
final class StatusNotifierBackend implements TrayBackend {

  private static final Logger LOG = System.getLogger(StatusNotifierBackend.class.getName());

  private final DBusConnection bus;
  private final Consumer<Choice> chosen;
  private final Consumer<ScreenPoint> clicked;
  private final AutoCloseable subscription;
  private volatile Shown shown;

  /// A look with what panels are given of it.
  private record Shown(TrayLook look, List<Pixmap> pixmaps, MenuLines menu, int revision) {

    static Shown first(TrayLook look) {
      return new Shown(look, Pixmap.of(look.icon()), new MenuLines(look.menu()), 1);
    }

    Shown turnedInto(TrayLook next) {
      List<Pixmap> picture = next.icon() == look.icon() ? pixmaps : Pixmap.of(next.icon());
      return next.menu().equals(look.menu())
          ? new Shown(next, picture, menu, revision)
          : new Shown(next, picture, new MenuLines(next.menu()), revision + 1);
    }
  }

  /// @param chosen called on a thread of the bus; must return at once
  /// @param clicked the same, for the icon itself
  /// @param onHost told whether a panel's tray has come or gone, on a thread of the bus
  StatusNotifierBackend(
      DBusConnection bus,
      TrayLook first,
      Consumer<Choice> chosen,
      Consumer<ScreenPoint> clicked,
      Consumer<Boolean> onHost)
      throws DBusException {
    this.bus = bus;
    this.chosen = chosen;
    this.clicked = clicked;
    shown = Shown.first(first);
    bus.exportObject(StatusNotifierItem.PATH, new Item());
    bus.exportObject(DbusMenu.PATH, new Menu());
    subscription =
        bus.addSigHandler(
            DBusMatchRuleBuilder.create()
                .withType(DBus.NameOwnerChanged.class)
                .withArg0123(0, StatusNotifierWatcher.NAME)
                .build(),
            (DBus.NameOwnerChanged signal) -> onHost.accept(!signal.newOwner.isEmpty()));
  }

  /// Makes the item known to the panel; whether there is one.
  boolean register() {
    try {
      bus.getRemoteObject(
              StatusNotifierWatcher.NAME, StatusNotifierWatcher.PATH, StatusNotifierWatcher.class)
          .RegisterStatusNotifierItem(bus.getUniqueName());
      return true;
    } catch (DBusException | DBusExecutionException e) {
      LOG.log(Level.DEBUG, "registering the tray item: " + e);
      return false;
    }
  }

  @Override
  public void show(TrayLook look) {
    Shown before = shown;
    shown = before.turnedInto(look);
    try {
      for (DBusSignal signal : changes(before, shown)) {
        bus.sendMessage(signal);
      }
    } catch (DBusException | DBusExecutionException e) {
      LOG.log(Level.DEBUG, "telling panels of a change: " + e);
    }
  }

  private List<DBusSignal> changes(Shown before, Shown after) throws DBusException {
    List<DBusSignal> signals = new ArrayList<>();
    if (after.look().icon() != before.look().icon()) {
      signals.add(new StatusNotifierItem.NewIcon(StatusNotifierItem.PATH));
    }
    if (!after.look().title().equals(before.look().title())) {
      signals.add(new StatusNotifierItem.NewTitle(StatusNotifierItem.PATH));
    }
    signals.add(new StatusNotifierItem.NewToolTip(StatusNotifierItem.PATH));
    if (after.revision() != before.revision()) {
      signals.add(menuSignal(before, after));
    }
    return signals;
  }

  /// A menu that is open stays open where only its texts change.
  private static DBusSignal menuSignal(Shown before, Shown after) throws DBusException {
    return after.menu().hasSameShapeAs(before.menu())
        ? new DbusMenu.ItemsPropertiesUpdated(
            DbusMenu.PATH, after.menu().changedSince(before.menu()), List.of())
        : new DbusMenu.LayoutUpdated(DbusMenu.PATH, new UInt32(after.revision()), 0);
  }

  @Override
  public void close() {
    try {
      subscription.close();
      bus.unExportObject(StatusNotifierItem.PATH);
      bus.unExportObject(DbusMenu.PATH);
    } catch (Exception e) {
      LOG.log(Level.DEBUG, "taking the tray item away: " + e);
    }
  }

  /// A tooltip as panels want it: `(sa(iiay)ss)`. Public because the bus library reads its fields.
  public static final class ToolTip extends Struct {
    @Position(0)
    public final String iconName;

    @Position(1)
    public final List<Pixmap> pixmaps;

    @Position(2)
    public final String title;

    @Position(3)
    public final String text;

    public ToolTip(String iconName, List<Pixmap> pixmaps, String title, String text) {
      this.iconName = iconName;
      this.pixmaps = pixmaps;
      this.title = title;
      this.text = text;
    }
  }

  /// Properties that are worked out when they are asked for.
  private abstract static class ReadOnly implements Properties {

    private final Map<String, Function<String, Variant<?>>> values;

    ReadOnly(Map<String, Function<String, Variant<?>>> values) {
      this.values = values;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <A> A Get(String interfaceName, String name) {
      Function<String, Variant<?>> value = values.get(name);
      if (value == null) {
        throw new DBusExecutionException("no property " + name);
      }
      return (A) value.apply(name);
    }

    @Override
    public <A> void Set(String interfaceName, String name, A value) {
      throw new DBusExecutionException("property " + name + " is read-only");
    }

    @Override
    public Map<String, Variant<?>> GetAll(String interfaceName) {
      Map<String, Variant<?>> all = new LinkedHashMap<>();
      values.forEach((name, value) -> all.put(name, value.apply(name)));
      return all;
    }
  }

  private static Function<String, Variant<?>> fixed(Object value) {
    Variant<?> variant = new Variant<>(value);
    return _ -> variant;
  }

  /// The item itself.
  private final class Item extends ReadOnly implements StatusNotifierItem {

    Item() {
      super(
          Map.ofEntries(
              Map.entry("Category", fixed("SystemServices")),
              Map.entry("Id", fixed("uptick")),
              Map.entry("Title", _ -> new Variant<>("Uptick: " + shown.look().title())),
              Map.entry("Status", fixed("Active")),
              Map.entry("WindowId", fixed(0)),
              Map.entry("IconName", fixed("")),
              Map.entry("IconPixmap", _ -> new Variant<>(shown.pixmaps(), "a(iiay)")),
              Map.entry("OverlayIconName", fixed("")),
              Map.entry("AttentionIconName", fixed("")),
              Map.entry("ItemIsMenu", fixed(false)),
              Map.entry("Menu", fixed(new DBusPath(DbusMenu.PATH))),
              Map.entry(
                  "ToolTip",
                  _ ->
                      new Variant<>(
                          new ToolTip("", List.of(), shown.look().title(), shown.look().detail()),
                          "(sa(iiay)ss)"))));
    }

    @Override
    public void Activate(int x, int y) {
      clicked.accept(new ScreenPoint(x, y));
    }

    @Override
    public void SecondaryActivate(int x, int y) {
      chosen.accept(Choice.CHECK_NOW);
    }

    @Override
    public void ContextMenu(int x, int y) {
      // Panels draw the menu themselves.
    }

    @Override
    public void Scroll(int delta, String orientation) {
      // Nothing here can be more or less.
    }

    @Override
    public String getObjectPath() {
      return StatusNotifierItem.PATH;
    }

    @Override
    public boolean isRemote() {
      return false;
    }
  }

  /// The menu.
  private final class Menu extends ReadOnly implements DbusMenu {

    private static final int VERSION = 3;

    Menu() {
      super(
          Map.of(
              "Version", fixed(new UInt32(VERSION)),
              "TextDirection", fixed("ltr"),
              "Status", fixed("normal"),
              "IconThemePath", _ -> new Variant<>(List.of(), "as")));
    }

    @Override
    public Two<UInt32, Layout> GetLayout(
        int parentId, int recursionDepth, List<String> propertyNames) {
      Shown current = shown;
      Layout layout =
          current
              .menu()
              .layout(parentId, recursionDepth)
              .orElseThrow(() -> new DBusExecutionException("no menu line " + parentId));
      return new Two<>(new UInt32(current.revision()), layout);
    }

    @Override
    public List<LineProperties> GetGroupProperties(List<Integer> ids, List<String> propertyNames) {
      return shown.menu().properties(ids);
    }

    @Override
    public Variant<?> GetProperty(int id, String name) {
      return shown
          .menu()
          .property(id, name)
          .orElseThrow(() -> new DBusExecutionException("no property " + name + " of line " + id));
    }

    @Override
    public void Event(int id, String eventId, Variant<?> data, UInt32 timestamp) {
      if (eventId.equals("clicked")) {
        shown.menu().choice(id).ifPresent(chosen);
      }
    }

    @Override
    public List<Integer> EventGroup(List<Happening> events) {
      events.forEach(each -> Event(each.id, each.eventId, each.data, each.timestamp));
      return List.of();
    }

    @Override
    public boolean AboutToShow(int id) {
      return false;
    }

    @Override
    public Two<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids) {
      return new Two<>(List.of(), List.of());
    }

    @Override
    public String getObjectPath() {
      return DbusMenu.PATH;
    }

    @Override
    public boolean isRemote() {
      return false;
    }
  }
}
