package app.uptick.desktop.tray;

/// One desktop's way of showing a look. Called on the tray's thread only.
interface TrayBackend extends AutoCloseable {

  void show(TrayLook look);

  /// Takes the icon away; may be called twice.
  @Override
  void close();
}
