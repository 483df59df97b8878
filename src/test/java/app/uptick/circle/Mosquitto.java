package app.uptick.circle;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A real broker of a test's own, on loopback, which keeps nothing over a restart.
public final class Mosquitto implements AutoCloseable {

  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/mosquitto"), Path.of("/usr/bin/mosquitto"));
  private static final int PATIENCE_SECONDS = 20;
  private static final int TRIES = 5;
  private static final AtomicInteger NEXT_PORT =
      new AtomicInteger((int) (15_000 + ProcessHandle.current().pid() % 1000 * 10));

  private final Path configuration;
  private final int port;
  private @Nullable Process process;

  private Mosquitto(Path configuration, int port) {
    this.configuration = configuration;
    this.port = port;
  }

  /// A broker that lets everybody in.
  public static Mosquitto open(Path folder) throws Exception {
    return with(folder, "allow_anonymous true");
  }

  /// A broker with these lines for its one listener.
  static Mosquitto with(Path folder, String... lines) throws Exception {
    for (int tries = 1; ; tries++) {
      int port = freePort();
      Path file = Files.createTempFile(folder, "mosquitto", ".conf");
      // Started by root it would become another user, who may not read a test's folder.
      // What waits for a slow reader is kept, so that no test depends on who is faster.
      String head = "user root\nmax_queued_messages 20000\nlistener " + port + " 127.0.0.1\n";
      Files.writeString(file, head + String.join("\n", lines) + "\n");
      Mosquitto broker = new Mosquitto(file, port);
      try {
        broker.start();
        return broker;
      } catch (IOException e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  /// Below those that the system gives to outgoing connections, so that the port is still free when
  /// the broker comes back.
  private static int freePort() {
    while (true) {
      int port = NEXT_PORT.getAndIncrement();
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // Then the next.
      }
    }
  }

  int port() {
    return port;
  }

  public String url() {
    return "mqtt://127.0.0.1:" + port;
  }

  /// Begins to serve; again after [#stop].
  public void start() throws Exception {
    Path program =
        PLACES.stream().filter(Files::isExecutable).findFirst().orElseThrow(Mosquitto::missing);
    Process started =
        new ProcessBuilder(program.toString(), "-v", "-c", configuration.toString())
            .redirectErrorStream(true)
            .start();
    process = started;
    CompletableFuture<Boolean> isRunning = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> read(started, isRunning));
    try {
      isRunning.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      stop();
      throw new IOException("starting mosquitto on port " + port, e);
    }
  }

  private static IllegalStateException missing() {
    return new IllegalStateException("no mosquitto on this machine: apt-get install mosquitto");
  }

  /// To its end, since a full pipe would stop the broker.
  private static void read(Process process, CompletableFuture<Boolean> isRunning) {
    StringBuilder said = new StringBuilder();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.endsWith(" running")) {
          isRunning.complete(true);
        } else if (!isRunning.isDone()) {
          said.append(line).append('\n');
        }
      }
    } catch (IOException _) {
      said.append("its output broke off");
    }
    isRunning.completeExceptionally(new IOException("it ended: " + said));
  }

  /// Ends as a machine does that loses its power.
  public void stop() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().onExit().join();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
