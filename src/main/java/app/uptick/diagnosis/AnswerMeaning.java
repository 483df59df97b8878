package app.uptick.diagnosis;

import app.uptick.model.HttpAnswer;
import app.uptick.model.ServiceProfile;
import app.uptick.model.ServiceProfile.HeaderPattern;
import app.uptick.model.ServiceProfile.Meaning;
import app.uptick.model.ServiceProfile.ProbeSpec;
import app.uptick.model.ServiceProfile.Signature;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells what an answer of the service's means, by the profile's signatures.
final class AnswerMeaning {

  private final ServiceProfile profile;

  AnswerMeaning(ServiceProfile profile) {
    this.profile = profile;
  }

  Meaning of(HttpAnswer answer, ProbeSpec spec) {
    if (isPlainlyAlive(answer, spec)) {
      return Meaning.ALIVE;
    }
    return profile.signatures().stream()
        .filter(signature -> fits(signature, answer))
        .findFirst()
        .map(Signature::meaning)
        .orElseGet(() -> isAlive(answer, spec) ? Meaning.ALIVE : Meaning.FOREIGN);
  }

  /// Whether it is what the service's own edge gives for this request when all is well; notices to
  /// people are pages. Most answers are so, and looking for other meanings takes longer.
  private boolean isPlainlyAlive(HttpAnswer answer, ProbeSpec spec) {
    return answer.status() == 200
        && !isHtml(answer)
        && hasProvenance(answer)
        && (spec.alive() == null || spec.alive().matcher(answer.body()).find());
  }

  /// Whether only the service's own edge, or a network that delivers for it, sends such headers.
  boolean hasProvenance(HttpAnswer answer) {
    return profile.provenance().stream().anyMatch(header -> fits(header, answer));
  }

  /// Neither a 200 that is not the service's page is health, nor a redirect to somebody else;
  /// without a body there is nothing to tell by.
  private boolean isAlive(HttpAnswer answer, ProbeSpec spec) {
    if (answer.status() / 100 == 3) {
      return hasProvenance(answer) || !leadsAway(answer);
    }
    if (answer.status() / 100 != 2) {
      return true;
    }
    if (spec.alive() != null) {
      return spec.alive().matcher(answer.body()).find()
          || (hasProvenance(answer) && !isHtml(answer));
    }
    return !isHtml(answer) || hasProvenance(answer);
  }

  private boolean leadsAway(HttpAnswer answer) {
    return answer.header("location").map(AnswerMeaning::host).filter(to -> !isOurs(to)).isPresent();
  }

  private boolean isOurs(String host) {
    return profile.domains().stream()
        .anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
  }

  /// The host that a `Location` names (RFC 9110, 10.2.2); null where it stays at the same one.
  private static @Nullable String host(String location) {
    try {
      String host = URI.create(location.strip()).getHost();
      return host == null ? null : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isHtml(HttpAnswer answer) {
    return answer.header("content-type").filter(type -> type.contains("html")).isPresent();
  }

  private static boolean fits(Signature signature, HttpAnswer answer) {
    return (signature.statuses().isEmpty() || signature.statuses().contains(answer.status()))
        && signature.headers().stream().allMatch(header -> fits(header, answer))
        && (signature.body() == null || signature.body().matcher(answer.body()).find())
        && (signature.location() == null || leadsTo(signature.location(), answer));
  }

  private static boolean leadsTo(Pattern place, HttpAnswer answer) {
    return answer.header("location").filter(to -> place.matcher(to).find()).isPresent();
  }

  private static boolean fits(HeaderPattern pattern, HttpAnswer answer) {
    return answer
        .header(pattern.name().toLowerCase(Locale.ROOT))
        .filter(value -> pattern.value().matcher(value).find())
        .isPresent();
  }
}
