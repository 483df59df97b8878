package app.uptick.probe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/// Makes this Java runtime ready to shake hands, by handshakes with itself, so that the first one
/// that is timed is not charged with loading classes: cold, it took 350 ms instead of 57.
public final class Warmup {

  private static final String NAME = "warm-up.invalid";
  private static final char[] PASSWORD = "warm-up".toCharArray();
  private static final int TIMES = 3;
  private static final int MOST_STEPS = 100;

  private static boolean done;

  private Warmup() {}

  /// Warms up, the first time it is called. Any thread.
  public static synchronized void once() {
    if (done) {
      return;
    }
    done = true;
    try {
      SSLContext context = context();
      for (int i = 0; i < TIMES; i++) {
        shakeHands(context);
      }
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("TLS is not to be had in this Java runtime", e);
    }
  }

  private static SSLContext context() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Warmup.class.getResourceAsStream("warm-up.p12")) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("warm-up", store.getCertificate("warm-up"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static void shakeHands(SSLContext context) throws SSLException {
    SSLEngine client = context.createSSLEngine(NAME, 443);
    client.setUseClientMode(true);
    SSLParameters parameters = client.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(NAME)));
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    client.setSSLParameters(parameters);
    SSLEngine server = context.createSSLEngine();
    server.setUseClientMode(false);
    ByteBuffer toServer = ByteBuffer.allocate(client.getSession().getPacketBufferSize() * 2);
    ByteBuffer toClient = ByteBuffer.allocate(server.getSession().getPacketBufferSize() * 2);
    client.beginHandshake();
    server.beginHandshake();
    for (int i = 0; i < MOST_STEPS && !(isDone(client) && isDone(server)); i++) {
      step(client, toClient, toServer);
      step(server, toServer, toClient);
    }
  }

  private static boolean isDone(SSLEngine engine) {
    return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
  }

  private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    switch (engine.getHandshakeStatus()) {
      case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
      case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
        in.flip();
        engine.unwrap(in, ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()));
        in.compact();
      }
      case NEED_TASK -> {
        for (Runnable task = engine.getDelegatedTask();
            task != null;
            task = engine.getDelegatedTask()) {
          task.run();
        }
      }
      case FINISHED, NOT_HANDSHAKING -> {
        // This side waits for the other.
      }
    }
  }
}
