package app.uptick.desktop.tray;

import app.uptick.desktop.tray.TrayItem.Choice;
import java.awt.AWTException;
import java.awt.Dimension;
import java.awt.Image;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.Toolkit;
import java.awt.TrayIcon;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Shows the tray icon by AWT: on Windows and macOS, and on panels that know only the old XEmbed.
final class AwtBackend implements TrayBackend {

  private static final long PATIENCE_SECONDS = 5;
  private static final List<Integer> SIZES = List.of(16, 22, 24, 32, 48, 64);

  private final TrayIcon icon;
  private final Consumer<Choice> chosen;
  private @Nullable TrayLook before;

  private AwtBackend(TrayIcon icon, Consumer<Choice> chosen) {
    this.icon = icon;
    this.chosen = chosen;
  }

  /// Puts an icon into the tray, where there is one. AWT says that there is also where there is
  /// not, and may then hang for good: so it is tried on a thread of its own, for a while.
  static Optional<AwtBackend> open(TrayLook first, Consumer<Choice> chosen) {
    CompletableFuture<Optional<AwtBackend>> opened = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("awt-tray")
        .start(() -> opened.complete(openNow(first, chosen)));
    try {
      return opened.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<AwtBackend> openNow(TrayLook first, Consumer<Choice> chosen) {
    try {
      if (!SystemTray.isSupported()) {
        return Optional.empty();
      }
      TrayIcon icon = new TrayIcon(picture(first.icon()));
      icon.addMouseListener(
          new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
              if (event.getButton() == MouseEvent.BUTTON1) {
                chosen.accept(Choice.OPEN);
              } else if (event.getButton() == MouseEvent.BUTTON2) {
                chosen.accept(Choice.CHECK_NOW);
              }
            }
          });
      AwtBackend backend = new AwtBackend(icon, chosen);
      backend.show(first);
      SystemTray.getSystemTray().add(icon);
      return Optional.of(backend);
    } catch (AWTException | UnsupportedOperationException | LinkageError _) {
      return Optional.empty();
    }
  }

  @Override
  public void show(TrayLook look) {
    TrayLook last = before;
    if (last == null || look.icon() != last.icon()) {
      icon.setImage(picture(look.icon()));
    }
    icon.setToolTip(look.title() + "\n" + look.detail());
    if (last == null || !look.menu().equals(last.menu())) {
      icon.setPopupMenu(menu(look.menu()));
    }
    before = look;
  }

  private static Image picture(TrayIconName name) {
    Dimension wanted = SystemTray.getSystemTray().getTrayIconSize();
    int size =
        SIZES.stream().filter(each -> each >= wanted.width).findFirst().orElse(SIZES.getLast());
    String resource = name.resource(size, "png");
    return Toolkit.getDefaultToolkit()
        .createImage(Objects.requireNonNull(AwtBackend.class.getResource(resource), resource));
  }

  private PopupMenu menu(List<TrayItem> items) {
    PopupMenu menu = new PopupMenu();
    items.forEach(item -> menu.add(line(item)));
    return menu;
  }

  private MenuItem line(TrayItem item) {
    return switch (item) {
      case TrayItem.Headline headline -> {
        MenuItem line = new MenuItem(headline.text());
        line.setEnabled(false);
        yield line;
      }
      case TrayItem.Separator _ -> new MenuItem("-");
      case TrayItem.Action action -> action(action);
      case TrayItem.Submenu submenu -> {
        Menu line = new Menu(submenu.label());
        submenu.items().forEach(each -> line.add(action(each)));
        yield line;
      }
    };
  }

  private MenuItem action(TrayItem.Action action) {
    MenuItem line = new MenuItem(action.label());
    line.addActionListener(_ -> chosen.accept(action.choice()));
    return line;
  }

  @Override
  public void close() {
    SystemTray.getSystemTray().remove(icon);
  }
}
