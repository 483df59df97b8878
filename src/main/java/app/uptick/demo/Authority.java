package app.uptick.demo;

import app.uptick.demo.World.Handshake;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/// Signs the certificates of simulated sites, good ones and bad ones. Any thread.
final class Authority {

  private static final Duration VALIDITY = Duration.ofDays(90);
  private static final char[] NO_PASSWORD = {};

  private static final byte[] ECDSA_WITH_SHA256 =
      Der.sequence(Der.object(1, 2, 840, 10045, 4, 3, 2));
  private static final byte[] ALTERNATIVE_NAME = Der.object(2, 5, 29, 17);
  private static final byte[] BASIC_CONSTRAINTS = Der.object(2, 5, 29, 19);

  /// One for all: keys and certificates are costly to make, and every simulation can do with the
  /// same.
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
    Instant before = time.minus(VALIDITY);
    Instant after = time.plus(VALIDITY);
    String host = wanted.host();
    return switch (wanted.fault()) {
      case EXPIRED -> byRoot(host, before, time.minus(Duration.ofDays(2)));
      case NOT_YET_VALID -> byRoot(host, time.plus(Duration.ofDays(2)), after);
      case WRONG_HOST -> byRoot("elsewhere.example", before, after);
      case SELF_SIGNED ->
          new X509Certificate[] {
            leaf(host, new X500Principal("CN=" + host), siteKeys, before, after)
          };
      case UNTRUSTED ->
          new X509Certificate[] {
            leaf(host, stranger.getSubjectX500Principal(), strangerKeys, before, after), stranger
          };
      case STALL, RESET, CLOSE, ALERT ->
          throw new IllegalArgumentException(wanted.fault() + " comes to no certificate");
      case null -> byRoot(host, before, after);
    };
  }

  private X509Certificate[] byRoot(String host, Instant from, Instant to) {
    return new X509Certificate[] {
      leaf(host, root.getSubjectX500Principal(), rootKeys, from, to), root
    };
  }

  private X509Certificate leaf(
      String host, X500Principal issuer, KeyPair signer, Instant from, Instant to) {
    byte[] names = Der.sequence(nameOf(host));
    return signed(
        Der.integer(serial.incrementAndGet()),
        issuer,
        Der.sequence(Der.time(from), Der.time(to)),
        new X500Principal("CN=" + host),
        siteKeys,
        Der.sequence(ALTERNATIVE_NAME, Der.octets(names)),
        signer);
  }

  /// A name or an address, as RFC 5280, 4.2.1.6 numbers them.
  private static byte[] nameOf(String host) {
    return Zone.isLiteral(host)
        ? Der.numbered(7, Zone.literal(host).getAddress())
        : Der.numbered(2, host.getBytes(StandardCharsets.US_ASCII));
  }

  private X509Certificate root(String name, KeyPair keys) {
    X500Principal self = new X500Principal(name);
    Duration century = Duration.ofDays(36_500);
    return signed(
        Der.integer(1),
        self,
        Der.sequence(Der.time(now.minus(century)), Der.time(now.plus(century))),
        self,
        keys,
        Der.sequence(BASIC_CONSTRAINTS, Der.yes(), Der.octets(Der.sequence(Der.yes()))),
        keys);
  }

  /// A certificate of version 3 (RFC 5280, 4.1).
  private static X509Certificate signed(
      byte[] serial,
      X500Principal issuer,
      byte[] validity,
      X500Principal subject,
      KeyPair keys,
      byte[] extension,
      KeyPair signer) {
    byte[] content =
        Der.sequence(
            Der.around(0, Der.integer(2)),
            serial,
            ECDSA_WITH_SHA256,
            issuer.getEncoded(),
            validity,
            subject.getEncoded(),
            keys.getPublic().getEncoded(),
            Der.around(3, Der.sequence(extension)));
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(signer.getPrivate());
      signature.update(content);
      byte[] whole = Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(whole));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing a certificate for " + subject, e);
    }
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
