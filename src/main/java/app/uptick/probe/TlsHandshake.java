package app.uptick.probe;

import app.uptick.model.PeerCertificate;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// One TLS handshake, with the host's name verified (RFC 9110, 4.3.4) and what the server showed
/// remembered. A context of its own each time, so that no session is resumed and each handshake is
/// a whole one.
final class TlsHandshake {

  private final Witnessing witnessing;
  private final SSLContext context;

  TlsHandshake(X509ExtendedTrustManager trust) {
    witnessing = new Witnessing(trust);
    try {
      context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {witnessing}, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("TLS is not to be had in this Java runtime", e);
    }
  }

  /// Shakes hands over `socket`; `name` is an address when `literal`, which takes no SNI (RFC
  /// 6066). Whoever ends a handshake early closes `socket`: closing TLS would wait for its reader.
  SSLSocket shake(Socket socket, String name, boolean literal, int port) throws IOException {
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
