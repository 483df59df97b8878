package app.uptick.circle;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The certificate of a broker, as PEM files, and that of the authority of one's own behind it.
record Papers(Path authority, Path certificate, Path key) {

  private static final X500Name AUTHORITY = new X500Name("CN=Our own authority");

  static Papers forName(Path folder, String host) throws Exception {
    KeyPair issuer = keys();
    KeyPair own = keys();
    X509v3CertificateBuilder root = builder(AUTHORITY, issuer.getPublic(), 1);
    root.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    X509v3CertificateBuilder leaf = builder(new X500Name("CN=" + host), own.getPublic(), 2);
    leaf.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate());
    return new Papers(
        write(folder.resolve("authority.pem"), root.build(signer)),
        write(folder.resolve("broker.pem"), leaf.build(signer)),
        write(folder.resolve("broker.key"), new JcaPKCS8Generator(own.getPrivate(), null)));
  }

  private static KeyPair keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static X509v3CertificateBuilder builder(X500Name subject, PublicKey key, long serial) {
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        AUTHORITY,
        BigInteger.valueOf(serial),
        Date.from(now.minusSeconds(3600)),
        Date.from(now.plusSeconds(86_400)),
        subject,
        key);
  }

  private static Path write(Path file, Object content) throws IOException {
    try (Writer out = Files.newBufferedWriter(file);
        JcaPEMWriter pem = new JcaPEMWriter(out)) {
      pem.writeObject(content);
    }
    return file;
  }
}
