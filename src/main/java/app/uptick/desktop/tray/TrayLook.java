package app.uptick.desktop.tray;

import app.uptick.desktop.tray.TrayItem.Action;
import app.uptick.desktop.tray.TrayItem.Choice;
import app.uptick.desktop.tray.TrayItem.Headline;
import app.uptick.desktop.tray.TrayItem.Separator;
import app.uptick.desktop.tray.TrayItem.Submenu;
import app.uptick.model.Activity;
import app.uptick.model.Check;
import app.uptick.model.Mute;
import app.uptick.model.StatusSnapshot;
import app.uptick.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// All that the tray shows at one moment; a backend only draws it.
///
/// @param title the verdict, in one line
/// @param detail since when, how old the last check is, and what else matters; lines
/// @param brief the same in one short line: AWT cuts a tooltip after 64 characters on X11
record TrayLook(TrayIconName icon, String title, String detail, String brief, List<TrayItem> menu) {

  static final String TEXTS = "app.uptick.desktop.tray.texts";

  TrayLook {
    menu = List.copyOf(menu);
  }

  /// Makes looks, in the language and time zone of the moment.
  static final class Maker {

    /// Longer than the time between two checks in ordinary times, so that the text stays as it is.
    private static final Duration JUST_NOW = Duration.ofSeconds(90);

    private final Texts texts;
    private final Supplier<ZoneId> zone;
    private final boolean rehearsal;

    /// @param rehearsal whether every look is to say that nothing of it is real
    Maker(Texts texts, Supplier<ZoneId> zone, boolean rehearsal) {
      this.texts = texts;
      this.zone = zone;
      this.rehearsal = rehearsal;
    }

    TrayLook of(StatusSnapshot snapshot, Instant now) {
      String title = marked(title(snapshot, now));
      List<String> times = times(snapshot, now);
      List<String> detail = new ArrayList<>(times);
      detail.addAll(remarks(snapshot, now));
      return new TrayLook(
          icon(snapshot, now),
          title,
          String.join("\n", detail),
          marked(brief(snapshot, now)),
          menu(snapshot, now, title, String.join(text("menu.between"), times)));
    }

    private String marked(String line) {
      return rehearsal ? text("rehearsal", line) : line;
    }

    /// When time alone next gives another icon: the check becomes stale, or a mute ends. Never, if
    /// empty; the texts age by the minute beside this.
    List<Instant> turningPoints(StatusSnapshot snapshot) {
      List<Instant> points = new ArrayList<>();
      Check latest = snapshot.latest();
      if (latest != null) {
        points.add(latest.endedAt().plus(snapshot.interval().multipliedBy(3)));
      }
      if (snapshot.mute() instanceof Mute.Until(Instant end)) {
        points.add(end);
      }
      return points;
    }

    /// Without a check of our own nothing is claimed, whatever was remembered from before.
    private static TrayIconName icon(StatusSnapshot snapshot, Instant now) {
      if (snapshot.activity() == Activity.PAUSED) {
        return TrayIconName.PAUSED;
      }
      if (snapshot.latest() == null) {
        return TrayIconName.CHECKING;
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
        case UNKNOWN ->
            snapshot.activity() == Activity.STARTING ? TrayIconName.CHECKING : TrayIconName.UNKNOWN;
      };
    }

    private String title(StatusSnapshot snapshot, Instant now) {
      return switch (icon(snapshot, now)) {
        case PAUSED -> text("title.paused");
        case CHECKING -> text("title.checking");
        case STALE -> text("title.stale");
        case UP, DEGRADED, DOWN, BLOCKED, YOUR_SIDE, UNKNOWN -> snapshot.standing().headline();
      };
    }

    private List<String> times(StatusSnapshot snapshot, Instant now) {
      Check latest = snapshot.latest();
      if (latest == null) {
        return List.of();
      }
      String checked = text("detail.checked", age(Duration.between(latest.endedAt(), now)));
      return switch (icon(snapshot, now)) {
        case CHECKING, UNKNOWN -> List.of(checked);
        case PAUSED, STALE ->
            List.of(text("detail.last-known", snapshot.standing().headline()), checked);
        case UP, DEGRADED, DOWN, BLOCKED, YOUR_SIDE ->
            List.of(text("detail.since", moment(snapshot.standing().since(), now)), checked);
      };
    }

    private String brief(StatusSnapshot snapshot, Instant now) {
      Check latest = snapshot.latest();
      return text(
          "brief." + icon(snapshot, now).code(),
          moment(snapshot.standing().since(), now),
          latest == null ? "" : age(Duration.between(latest.endedAt(), now)));
    }

    private List<String> remarks(StatusSnapshot snapshot, Instant now) {
      List<String> remarks = new ArrayList<>();
      if (snapshot.activity() == Activity.CHECKING && snapshot.latest() != null) {
        remarks.add(text("detail.checking"));
      }
      if (snapshot.flapping()) {
        remarks.add(text("detail.flapping"));
      }
      switch (muteAt(snapshot, now)) {
        case Mute.Off() -> {
          // Nothing to say.
        }
        case Mute.Until(Instant end) -> remarks.add(text("detail.muted-until", moment(end, now)));
        case Mute.UntilBack() -> remarks.add(text("detail.muted-until-back"));
      }
      return remarks;
    }

    private static Mute muteAt(StatusSnapshot snapshot, Instant now) {
      return snapshot.mute() instanceof Mute.Until(Instant end) && !end.isAfter(now)
          ? Mute.OFF
          : snapshot.mute();
    }

    /// Minutes suffice, and change seldom. ICU is loaded only where no check was for a while.
    private String age(Duration age) {
      if (age.compareTo(JUST_NOW) < 0) {
        return text("age.now");
      }
      return texts.spans().ago(age);
    }

    /// The time of day, with the day where that is not today. Where the locale's data has a narrow
    /// space that many fonts lack, an ordinary one.
    private String moment(Instant at, Instant now) {
      ZonedDateTime local = at.atZone(zone.get());
      String clock =
          DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
              .localizedBy(texts.locale())
              .format(local)
              .replace('\u202f', ' ');
      return local.toLocalDate().equals(now.atZone(local.getZone()).toLocalDate())
          ? clock
          : text("moment.other-day", day(local), clock);
    }

    private String day(ZonedDateTime local) {
      return DateTimeFormatter.ofLocalizedPattern("MMMEd")
          .localizedBy(texts.locale())
          .format(local);
    }

    private List<TrayItem> menu(
        StatusSnapshot snapshot, Instant now, String title, String subtitle) {
      boolean paused = snapshot.activity() == Activity.PAUSED;
      List<TrayItem> menu = new ArrayList<>();
      menu.add(new Headline(title));
      if (!subtitle.isEmpty()) {
        menu.add(new Headline(subtitle));
      }
      menu.add(new Separator());
      menu.add(action(Choice.OPEN, text("menu.open")));
      menu.add(new Action(Choice.CHECK_NOW, text("menu.check-now"), !paused));
      menu.add(new Separator());
      menu.add(
          switch (muteAt(snapshot, now)) {
            case Mute.Off(), Mute.Until(_) ->
                new Action(
                    Choice.MUTE_UNTIL_BACK,
                    text("menu.tell-back"),
                    snapshot.standing().state().isTrouble());
            case Mute.UntilBack() -> action(Choice.UNMUTE, text("menu.tell-back.undo"));
          });
      menu.add(
          switch (muteAt(snapshot, now)) {
            case Mute.Off(), Mute.UntilBack() -> new Submenu(text("menu.mute"), mutes());
            case Mute.Until(Instant end) ->
                action(Choice.UNMUTE, text("menu.unmute-until", moment(end, now)));
          });
      menu.add(
          paused
              ? action(Choice.RESUME, text("menu.resume"))
              : action(Choice.PAUSE, text("menu.pause")));
      menu.add(new Separator());
      menu.add(action(Choice.QUIT, text("menu.quit")));
      return menu;
    }

    private List<Action> mutes() {
      return List.of(
          action(Choice.MUTE_HOUR, text("menu.mute-hour")),
          action(Choice.MUTE_TOMORROW, text("menu.mute-tomorrow")));
    }

    private static Action action(Choice choice, String label) {
      return new Action(choice, label, true);
    }

    String text(String key, Object... values) {
      return texts.format(key, values);
    }
  }
}
