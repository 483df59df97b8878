package app.uptick.probe;

import app.uptick.model.PeerCertificate;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// One TLS handshake, with the host's name verified (RFC 9110, 4.3.4) and what the server showed
/// remembered. It begins before there is a connection: a context and a first message take a
/// millisecond or three to make, which a phase must not be charged with. A context of its own each
/// time, so that no session is resumed and each handshake is a whole one.
final class TlsHandshake implements Closeable {

  private final Witnessing witnessing;
  private final PendingSocket socket = new PendingSocket();
  private final CompletableFuture<SSLSocket> shaken = new CompletableFuture<>();

  private TlsHandshake(X509ExtendedTrustManager trust) {
    witnessing = new Witnessing(trust);
  }

  /// Begins to shake hands with `name`, without SNI when it is `literal`, an address (RFC 6066).
  static TlsHandshake begin(
      X509ExtendedTrustManager trust, String name, boolean literal, int port) {
    TlsHandshake handshake = new TlsHandshake(trust);
    Thread.startVirtualThread(() -> handshake.run(name, literal, port));
    return handshake;
  }

  private void run(String name, boolean literal, int port) {
    try {
      shaken.complete(shake(name, literal, port));
    } catch (IOException e) {
      shaken.completeExceptionally(e);
    } catch (GeneralSecurityException e) {
      shaken.completeExceptionally(
          new IllegalStateException("TLS is not to be had in this Java runtime", e));
    } catch (IllegalArgumentException e) {
      shaken.completeExceptionally(new SSLException(name + " is no name that TLS can ask for", e));
    } catch (RuntimeException e) {
      shaken.completeExceptionally(e);
    }
  }

  private SSLSocket shake(String name, boolean literal, int port)
      throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {witnessing}, null);
    SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, name, port, true);
    SSLParameters parameters = tls.getSSLParameters();
    if (!literal) {
      parameters.setServerNames(List.of(new SNIHostName(name)));
    }
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    return tls;
  }

  /// Shakes hands over `connected`. Whoever ends it early closes that: closing TLS would wait for
  /// its reader.
  SSLSocket over(Socket connected) throws IOException {
    socket.connected(connected);
    try {
      return shaken.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IllegalStateException("shaking hands", e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while shaking hands");
    }
  }

  /// Gives it up, should it still be under way.
  @Override
  public void close() throws IOException {
    socket.close();
  }

  /// What the server showed, trusted or not; null when it came to no certificate.
  @Nullable PeerCertificate shown() {
    X509Certificate[] chain = witnessing.chain;
    if (chain == null || chain.length == 0) {
      return null;
    }
    X509Certificate leaf = chain[0];
    return new PeerCertificate(
        leaf.getSubjectX500Principal().getName(),
        leaf.getIssuerX500Principal().getName(),
        chain[chain.length - 1].getIssuerX500Principal().getName(),
        leaf.getNotBefore().toInstant(),
        leaf.getNotAfter().toInstant());
  }

  /// The authorities that this device trusts.
  static X509ExtendedTrustManager systemTrust() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager x509) {
          return x509;
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("reading the trusted authorities of this device", e);
    }
    throw new IllegalStateException("this Java runtime has no X.509 trust manager");
  }

  /// Decides as another manager does, and remembers the chain it was shown.
  private static final class Witnessing extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager trust;
    private volatile X509Certificate @Nullable [] chain;

    Witnessing(X509ExtendedTrustManager trust) {
      this.trust = trust;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String type, Socket socket)
        throws CertificateException {
      chain = shown;
      trust.checkServerTrusted(shown, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String type, SSLEngine engine)
        throws CertificateException {
      chain = shown;
      trust.checkServerTrusted(shown, type, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String type)
        throws CertificateException {
      chain = shown;
      trust.checkServerTrusted(shown, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String type, Socket socket)
        throws CertificateException {
      trust.checkClientTrusted(shown, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String type, SSLEngine engine)
        throws CertificateException {
      trust.checkClientTrusted(shown, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String type)
        throws CertificateException {
      trust.checkClientTrusted(shown, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return trust.getAcceptedIssuers();
    }
  }
}
