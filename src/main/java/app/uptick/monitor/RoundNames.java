package app.uptick.monitor;

import app.uptick.model.NameLookup;
import app.uptick.probe.Internet;
import app.uptick.probe.SystemNames;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Looks each name up once a round, however many requests need it. Any thread.
final class RoundNames {

  private final Internet.Names names;
  private final Map<String, CompletableFuture<NameLookup>> asked = new ConcurrentHashMap<>();

  RoundNames(Internet.Names names) {
    this.names = names;
  }

  /// For sites that may well be told to lie on the local network, as a captive portal's are.
  NameLookup ofAnyone(String host, Duration limit) {
    CompletableFuture<NameLookup> mine = new CompletableFuture<>();
    CompletableFuture<NameLookup> first = asked.putIfAbsent(host, mine);
    if (first != null) {
      return first.join();
    }
    NameLookup found = names.lookup(host, limit);
    mine.complete(found);
    return found;
  }

  /// For the service, whose servers are public.
  NameLookup ofService(String host, Duration limit) {
    return SystemNames.refusingBogons(ofAnyone(host, limit));
  }
}
