package app.uptick.desktop.tray;

import app.uptick.desktop.tray.TrayItem.Action;
import app.uptick.desktop.tray.TrayItem.Choice;
import app.uptick.desktop.tray.TrayItem.Headline;
import app.uptick.desktop.tray.TrayItem.Separator;
import app.uptick.desktop.tray.TrayItem.Submenu;
import app.uptick.model.Activity;
import app.uptick.model.Check;
import app.uptick.model.Mute;
import app.uptick.model.State;
import app.uptick.model.StatusSnapshot;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// All that the tray shows at one moment; a backend only draws it.
///
/// @param title the verdict, in one line
/// @param detail since when, and how old the last check is
record TrayLook(TrayIconName icon, String title, String detail, List<TrayItem> menu) {

  TrayLook {
    menu = List.copyOf(menu);
  }

  /// Makes looks, in one language and time zone.
  static final class Maker {

    private static final Duration JUST_NOW = Duration.ofSeconds(90);

    private final Locale locale;
    private final ZoneId zone;
    private final ResourceBundle bundle;

    Maker(Locale locale, ZoneId zone) {
      this.locale = locale;
      this.zone = zone;
      bundle = ResourceBundle.getBundle("app.uptick.desktop.tray.texts", locale);
    }

    TrayLook of(StatusSnapshot snapshot, Instant now) {
      String title = title(snapshot, now);
      return new TrayLook(icon(snapshot, now), title, detail(snapshot, now), menu(snapshot, title));
    }

    private static TrayIconName icon(StatusSnapshot snapshot, Instant now) {
      if (snapshot.activity() == Activity.PAUSED) {
        return TrayIconName.PAUSED;
      }
      if (snapshot.isStale(now)) {
        return TrayIconName.STALE;
      }
      return switch (snapshot.standing().state()) {
        case UP -> TrayIconName.UP;
        case DEGRADED -> TrayIconName.DEGRADED;
        case DOWN -> TrayIconName.DOWN;
        case BLOCKED -> TrayIconName.BLOCKED;
        case YOUR_SIDE -> TrayIconName.YOUR_SIDE;
        case UNKNOWN -> snapshot.latest() == null ? TrayIconName.CHECKING : TrayIconName.UNKNOWN;
      };
    }

    private String title(StatusSnapshot snapshot, Instant now) {
      if (snapshot.activity() == Activity.PAUSED) {
        return text("title.paused");
      }
      if (snapshot.isStale(now)) {
        return text("title.stale");
      }
      if (snapshot.flapping()) {
        return text("title.flapping");
      }
      if (snapshot.standing().state() == State.UNKNOWN) {
        return text(snapshot.latest() == null ? "title.checking" : "title.unknown");
      }
      return snapshot.standing().headline();
    }

    private String detail(StatusSnapshot snapshot, Instant now) {
      List<String> lines = new ArrayList<>();
      if (snapshot.standing().state() != State.UNKNOWN) {
        String key = snapshot.isStale(now) ? "detail.last-known" : "detail.since";
        String state = text("state." + snapshot.standing().state().code());
        lines.add(text(key, state, moment(snapshot.standing().since(), now)));
      }
      Check latest = snapshot.latest();
      if (latest != null) {
        lines.add(text("detail.checked", age(Duration.between(latest.endedAt(), now))));
      }
      switch (snapshot.mute()) {
        case Mute.Off() -> {
          // Nothing to say.
        }
        case Mute.Until(Instant end) -> lines.add(text("detail.muted-until", moment(end, now)));
        case Mute.UntilBack() -> lines.add(text("detail.muted-until-back"));
      }
      return String.join("\n", lines);
    }

    /// Minutes suffice, and change seldom.
    private String age(Duration age) {
      if (age.compareTo(JUST_NOW) < 0) {
        return text("age.now");
      }
      return age.toHours() < 2
          ? text("age.minutes", age.toMinutes())
          : text("age.hours", age.toHours());
    }

    private String moment(Instant at, Instant now) {
      ZonedDateTime local = at.atZone(zone);
      boolean today = local.toLocalDate().equals(now.atZone(zone).toLocalDate());
      DateTimeFormatter format =
          today
              ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
              : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
      return format.withLocale(locale).format(local);
    }

    private List<TrayItem> menu(StatusSnapshot snapshot, String title) {
      List<TrayItem> menu = new ArrayList<>();
      menu.add(new Headline(title));
      menu.add(new Separator());
      menu.add(action(Choice.OPEN, "menu.open"));
      menu.add(action(Choice.CHECK_NOW, "menu.check-now"));
      menu.add(new Separator());
      menu.add(
          snapshot.mute() instanceof Mute.Off
              ? new Submenu(text("menu.mute"), mutes(snapshot))
              : action(Choice.UNMUTE, "menu.unmute"));
      menu.add(
          snapshot.activity() == Activity.PAUSED
              ? action(Choice.RESUME, "menu.resume")
              : action(Choice.PAUSE, "menu.pause"));
      menu.add(new Separator());
      menu.add(action(Choice.QUIT, "menu.quit"));
      return menu;
    }

    private List<Action> mutes(StatusSnapshot snapshot) {
      List<Action> mutes = new ArrayList<>();
      mutes.add(action(Choice.MUTE_HOUR, "menu.mute-hour"));
      mutes.add(action(Choice.MUTE_TOMORROW, "menu.mute-tomorrow"));
      if (snapshot.standing().state().isTrouble()) {
        mutes.add(action(Choice.MUTE_UNTIL_BACK, "menu.mute-until-back"));
      }
      return mutes;
    }

    private Action action(Choice choice, String key) {
      return new Action(choice, text(key));
    }

    String text(String key, Object... values) {
      return new MessageFormat(bundle.getString(key), locale).format(values);
    }
  }
}
