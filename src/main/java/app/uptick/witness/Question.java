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
/// @param home the person's own place on the internet; may become known later, or never
/// @param provider the number of the network (AS) that `home` belongs to; found out by one witness
///   for the others
public record Question(
    URI url,
    Instant now,
    CompletableFuture<String> country,
    CompletableFuture<HomePrefix> home,
    CompletableFuture<String> provider) {

  /// How long a witness that answers by country, or by provider, waits to learn it.
  private static final long KNOWN_MILLIS = 1500;

  /// A question whose answers nobody has begun to seek.
  public Question(
      URI url, Instant now, CompletableFuture<String> country, CompletableFuture<HomePrefix> home) {
    this(url, now, country, home, new CompletableFuture<>());
  }

  /// The country, once it is known or as soon as it is too late to wait.
  Optional<String> awaitCountry() throws InterruptedException {
    return await(country);
  }

  /// The person's own place, as soon as the same.
  Optional<HomePrefix> awaitHome() throws InterruptedException {
    return await(home);
  }

  /// The provider's network, as soon as the same.
  Optional<String> awaitProvider() throws InterruptedException {
    return await(provider);
  }

  private static <T> Optional<T> await(CompletableFuture<T> wanted) throws InterruptedException {
    try {
      return Optional.of(wanted.get(KNOWN_MILLIS, TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException _) {
      return Optional.empty();
    }
  }

  /// The same question about another page.
  Question about(URI other) {
    return new Question(other, now, country, home, provider);
  }
}
