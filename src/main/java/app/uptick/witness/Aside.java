package app.uptick.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Asks a witness what is good to know beside its main word, which this neither harms nor holds up
/// for long. A refusal counts against these questions alone.
final class Aside {

  /// What is asked.
  interface Asking<T> {
    Optional<T> ask() throws UnreadException, InterruptedException;
  }

  private final String name;
  private final Refusals refusals;
  private final Duration limit;

  /// @param name under which refusals are kept
  /// @param limit how long to wait, from the time of asking
  Aside(String name, Refusals refusals, Duration limit) {
    this.name = name;
    this.refusals = refusals;
    this.limit = limit;
  }

  /// The answer; empty where there is none, for whatever reason, by the end of the limit.
  <T> CompletableFuture<Optional<T>> ask(Instant now, Asking<T> asking) {
    if (refusals.isResting(name, now)) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> answer.complete(answer(now, asking)));
    return answer.completeOnTimeout(Optional.empty(), limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private <T> Optional<T> answer(Instant now, Asking<T> asking) {
    try {
      Optional<T> answer = asking.ask();
      refusals.answered(name);
      return answer;
    } catch (UnreadException e) {
      refusals.unread(name, now, e);
      return Optional.empty();
    } catch (InterruptedException | RuntimeException _) {
      // As where the main word is asked for: nothing that others send may end a check.
      return Optional.empty();
    }
  }
}
