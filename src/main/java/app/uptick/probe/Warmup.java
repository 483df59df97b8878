package app.uptick.probe;

import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/// Makes this Java runtime ready to shake hands, so that the first handshake that is timed is not
/// charged with loading classes: cold, it took 350 ms instead of 57.
public final class Warmup {

  private static boolean done;

  private Warmup() {}

  /// Warms up, the first time it is called. Any thread.
  public static synchronized void once() {
    if (done) {
      return;
    }
    done = true;
    try {
      TlsHandshake.systemTrust();
      SSLEngine client = SSLContext.getDefault().createSSLEngine();
      client.setUseClientMode(true);
      SSLParameters parameters = client.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName("warm-up.invalid")));
      client.setSSLParameters(parameters);
      java.nio.ByteBuffer hello =
          java.nio.ByteBuffer.allocate(client.getSession().getPacketBufferSize());
      client.wrap(java.nio.ByteBuffer.allocate(0), hello);
    } catch (java.security.GeneralSecurityException | javax.net.ssl.SSLException e) {
      throw new IllegalStateException("TLS is not to be had in this Java runtime", e);
    }
  }
}
