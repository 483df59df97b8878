package app.uptick.model;

import java.time.Instant;

/// The certificate that a server showed, trusted or not.
///
/// @param root the issuer at the end of the chain as shown
public record PeerCertificate(
    String subject, String issuer, String root, Instant notBefore, Instant notAfter) {}
