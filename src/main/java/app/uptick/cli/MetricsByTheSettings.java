package app.uptick.cli;

import app.uptick.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/// Gives the metrics where the settings say, for as long as they do. Any thread.
///
/// An address that is taken costs the metrics, and nothing else.
final class MetricsByTheSettings implements AutoCloseable {

  private final Supplier<String> text;
  private @Nullable MetricsServer server;
  private boolean isClosed;

  /// @param text the metrics of the moment
  MetricsByTheSettings(Supplier<String> text) {
    this.text = text;
  }

  /// Begins with a session's settings, and follows them.
  ///
  /// @param say tells the person where they can't be given
  static MetricsByTheSettings of(MonitorSession session, Metrics shown, Consumer<String> say) {
    MetricsByTheSettings metrics = new MetricsByTheSettings(shown::text);
    session.monitor().model().subscribe(shown);
    session.follow(now -> Optional.ofNullable(now.metrics()), metrics::turnTo);
    metrics.turnTo(session.settings()).ifPresent(say);
    return metrics;
  }

  /// Where they are given; empty for nowhere.
  synchronized Optional<InetSocketAddress> address() {
    return Optional.ofNullable(server).map(MetricsServer::address);
  }

  /// What is wrong with the address, if anything: then they are given nowhere.
  synchronized Optional<String> turnTo(Settings settings) {
    stop();
    String address = settings.metrics();
    if (address == null || isClosed) {
      return Optional.empty();
    }
    try {
      server = new MetricsServer(new AddressConverter().convert(address), text);
      return Optional.empty();
    } catch (IOException | TypeConversionException e) {
      return Optional.of(
          new CheckText().text("no-metrics", address, String.valueOf(e.getMessage())));
    }
  }

  private void stop() {
    MetricsServer before = server;
    server = null;
    if (before != null) {
      before.close();
    }
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    stop();
  }
}
