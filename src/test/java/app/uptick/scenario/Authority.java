package app.uptick.scenario;

import app.uptick.scenario.World.Handshake;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/// Signs the certificates of simulated sites, good ones and bad ones. Any thread.
final class Authority {

  private static final Duration VALIDITY = Duration.ofDays(90);
  private static final char[] NO_PASSWORD = {};

  /// One for all: keys and certificates are costly to make, and every test wants the same.
  static final Authority SHARED = new Authority();

  private record Wanted(String host, @Nullable Handshake fault, Duration clockOffset) {}

  private final Instant now = Instant.now();
  private final KeyPair siteKeys = keys();
  private final KeyPair rootKeys = keys();
  private final X509Certificate root = root("CN=Simulated Root", rootKeys);
  private final KeyPair strangerKeys = keys();
  private final X509Certificate stranger = root("CN=Reading Along, O=Nobody Knows", strangerKeys);
  private final AtomicLong serial = new AtomicLong(1000);
  private final Map<Wanted, SSLContext> contexts = new ConcurrentHashMap<>();

  private Authority() {}

  /// Trusts this authority alone.
  X509ExtendedTrustManager trust() {
    try {
      KeyStore store = emptyStore();
      store.setCertificateEntry("root", root);
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager x509) {
          return x509;
        }
      }
      throw new IllegalStateException("this Java runtime has no X.509 trust manager");
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("trusting the simulated authority", e);
    }
  }

  /// What `host` shakes hands with.
  ///
  /// @param clockOffset how far the host's time is ahead of this machine's
  SSLContext context(String host, @Nullable Handshake fault, Duration clockOffset) {
    return contexts.computeIfAbsent(new Wanted(host, fault, clockOffset), this::make);
  }

  private SSLContext make(Wanted wanted) {
    try {
      KeyStore store = emptyStore();
      store.setKeyEntry("site", siteKeys.getPrivate(), NO_PASSWORD, chain(wanted));
      KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
      keys.init(store, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("making a certificate for " + wanted.host(), e);
    }
  }

  private X509Certificate[] chain(Wanted wanted) {
    Instant time = now.plus(wanted.clockOffset());
    String host = wanted.host();
    return switch (wanted.fault()) {
      case EXPIRED -> byRoot(host, time.minus(VALIDITY), time.minus(Duration.ofDays(2)));
      case NOT_YET_VALID -> byRoot(host, time.plus(Duration.ofDays(2)), time.plus(VALIDITY));
      case WRONG_HOST -> byRoot("elsewhere.example", time.minus(VALIDITY), time.plus(VALIDITY));
      case SELF_SIGNED -> {
        Date from = Date.from(time.minus(VALIDITY));
        Date to = Date.from(time.plus(VALIDITY));
        yield new X509Certificate[] {leaf(host, new X500Name("CN=" + host), siteKeys, from, to)};
      }
      case UNTRUSTED -> {
        Date from = Date.from(time.minus(VALIDITY));
        Date to = Date.from(time.plus(VALIDITY));
        yield new X509Certificate[] {
          leaf(host, nameOf(stranger), strangerKeys, from, to), stranger
        };
      }
      case STALL, RESET, CLOSE, ALERT ->
          throw new IllegalArgumentException(wanted.fault() + " comes to no certificate");
      case null -> byRoot(host, time.minus(VALIDITY), time.plus(VALIDITY));
    };
  }

  private X509Certificate[] byRoot(String host, Instant from, Instant to) {
    return new X509Certificate[] {
      leaf(host, nameOf(root), rootKeys, Date.from(from), Date.from(to)), root
    };
  }

  private static X500Name nameOf(X509Certificate certificate) {
    return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
  }

  private X509Certificate leaf(String host, X500Name issuer, KeyPair signer, Date from, Date to) {
    boolean literal = host.matches("[0-9.]+|.*:.*");
    GeneralName name = new GeneralName(literal ? GeneralName.iPAddress : GeneralName.dNSName, host);
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              BigInteger.valueOf(serial.incrementAndGet()),
              from,
              to,
              new X500Name("CN=" + host),
              siteKeys.getPublic());
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(name));
      return signed(builder, signer);
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("signing a certificate for " + host, e);
    }
  }

  private X509Certificate root(String name, KeyPair keys) {
    X500Name subject = new X500Name(name);
    Date from = Date.from(now.minus(Duration.ofDays(36_500)));
    Date to = Date.from(now.plus(Duration.ofDays(36_500)));
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              subject, BigInteger.ONE, from, to, subject, keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      return signed(builder, keys);
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("signing the root " + name, e);
    }
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, KeyPair signer)
      throws OperatorCreationException, GeneralSecurityException {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("making keys", e);
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("JKS"); // PKCS #12 takes its time over every key
    store.load(null, null);
    return store;
  }
}
