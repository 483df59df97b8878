package app.uptick.witness;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What witnesses are asked: does this page of the service answer, and what is said of it?
///
/// @param url the request that is to be made elsewhere
/// @param now by this device's clock
/// @param country where the person is, in two letters; may become known later, or never
public record Question(URI url, Instant now, CompletableFuture<String> country) {

  /// How long a witness that answers by country waits to learn it.
  private static final long COUNTRY_MILLIS = 1500;

  /// The country, once it is known or as soon as it is too late to wait.
  Optional<String> awaitCountry() throws InterruptedException {
    try {
      return Optional.of(country.get(COUNTRY_MILLIS, TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException _) {
      return Optional.empty();
    }
  }

  /// The same question about another page.
  Question about(URI other) {
    return new Question(other, now, country);
  }
}
