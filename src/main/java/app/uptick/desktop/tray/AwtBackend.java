package app.uptick.desktop.tray;

import app.uptick.desktop.tray.TrayItem.Choice;
import app.uptick.model.ScreenPoint;
import java.awt.AWTError;
import java.awt.AWTException;
import java.awt.Image;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BaseMultiResolutionImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Shows the tray icon by AWT: on Windows and macOS, and on panels that know only the old XEmbed.
final class AwtBackend implements TrayBackend {

  private static final Logger LOG = System.getLogger(AwtBackend.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final List<Integer> SIZES = List.of(16, 22, 24, 32, 48, 64);

  /// AWT paints 24 pixels on X11, whatever the panel's slot; most slots are smaller and cut them.
  private static final int X11_SIZE = 22;

  private final SystemTray tray;
  private final TrayIcon icon;
  private final Consumer<Choice> chosen;
  private final Consumer<ScreenPoint> clicked;
  private @Nullable TrayLook before;

  private AwtBackend(
      SystemTray tray, TrayIcon icon, Consumer<Choice> chosen, Consumer<ScreenPoint> clicked) {
    this.tray = tray;
    this.icon = icon;
    this.chosen = chosen;
    this.clicked = clicked;
  }

  /// Puts an icon into the tray, where there is one. AWT says that there is also where there is
  /// not, and may then hang for good: so it is tried on a thread of its own, for a while.
  static Optional<TrayBackend> open(
      TrayLook first, Consumer<Choice> chosen, Consumer<ScreenPoint> clicked) {
    CompletableFuture<Optional<TrayBackend>> opened = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("awt-tray")
        .start(() -> {
          Optional<TrayBackend> backend = openNow(first, chosen, clicked);
          if (!opened.complete(backend)) {
            backend.ifPresent(TrayBackend::close);
          }
        });
    return opened
        .completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private static Optional<TrayBackend> openNow(
      TrayLook first, Consumer<Choice> chosen, Consumer<ScreenPoint> clicked) {
    if (isX11()) {
      // Panels of this kind don't scale their slots: what AWT scaled up would be cut.
      System.setProperty("sun.java2d.uiScale", "1");
    }
    try {
      if (!SystemTray.isSupported()) {
        return Optional.empty();
      }
      SystemTray tray = SystemTray.getSystemTray();
      AwtBackend backend =
          new AwtBackend(tray, new TrayIcon(picture(tray, first.icon())), chosen, clicked);
      backend.icon.setImageAutoSize(!isX11());
      backend.icon.addMouseListener(backend.clicks());
      backend.show(first);
      tray.add(backend.icon);
      return Optional.of(backend);
    } catch (AWTException | UnsupportedOperationException | AWTError | LinkageError e) {
      LOG.log(Level.DEBUG, "showing the tray icon by AWT: " + e);
      return Optional.empty();
    }
  }

  private MouseAdapter clicks() {
    return new MouseAdapter() {
      @Override
      public void mouseClicked(MouseEvent event) {
        switch (event.getButton()) {
          case MouseEvent.BUTTON1 ->
              clicked.accept(new ScreenPoint(event.getXOnScreen(), event.getYOnScreen()));
          case MouseEvent.BUTTON2 -> chosen.accept(Choice.CHECK_NOW);
          default -> {
            // The third opens the menu, by AWT.
          }
        }
      }
    };
  }

  @Override
  public void show(TrayLook look) {
    TrayLook last = before;
    if (last == null || look.icon() != last.icon()) {
      icon.setImage(picture(tray, look.icon()));
    }
    icon.setToolTip(look.brief());
    if (last == null || !look.menu().equals(last.menu())) {
      icon.setPopupMenu(menu(look.menu()));
    }
    before = look;
  }

  private static Image picture(SystemTray tray, TrayIconName name) {
    return isX11() ? x11Picture(name) : platformPicture(name, tray.getTrayIconSize().width);
  }

  /// The picture in the size that the platform asks for, with the others for scaled screens.
  private static Image platformPicture(TrayIconName name, int wanted) {
    int size = SIZES.stream().filter(each -> each >= wanted).findFirst().orElse(SIZES.getLast());
    Image[] pictures = SIZES.stream().map(each -> read(name, each)).toArray(Image[]::new);
    return new BaseMultiResolutionImage(SIZES.indexOf(size), pictures);
  }

  /// With hard edges: AWT cuts the window along the picture and blends what is half transparent
  /// with a light grey of its own, which would shine on a dark panel.
  private static Image x11Picture(TrayIconName name) {
    BufferedImage picture = read(name, X11_SIZE);
    for (int y = 0; y < X11_SIZE; y++) {
      for (int x = 0; x < X11_SIZE; x++) {
        picture.setRGB(x, y, hardened(picture.getRGB(x, y)));
      }
    }
    return picture;
  }

  private static int hardened(int argb) {
    return argb >>> 24 < 0x80 ? 0 : argb | 0xff000000;
  }

  private static boolean isX11() {
    return System.getProperty("os.name").startsWith("Linux");
  }

  private static BufferedImage read(TrayIconName name, int size) {
    String resource = name.resource(size, "png");
    URL url = Objects.requireNonNull(AwtBackend.class.getResource(resource), resource);
    try {
      return ImageIO.read(url);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + resource, e);
    }
  }

  private PopupMenu menu(List<TrayItem> items) {
    PopupMenu menu = new PopupMenu();
    items.forEach(item -> menu.add(line(item)));
    return menu;
  }

  private MenuItem line(TrayItem item) {
    return switch (item) {
      case TrayItem.Headline(String text) -> {
        MenuItem line = new MenuItem(text);
        line.setEnabled(false);
        yield line;
      }
      case TrayItem.Separator() -> new MenuItem("-");
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
    line.setEnabled(action.enabled());
    line.addActionListener(_ -> chosen.accept(action.choice()));
    return line;
  }

  @Override
  public void close() {
    tray.remove(icon);
  }
}
