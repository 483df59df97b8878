package app.uptick.demo;

import app.uptick.model.FunctionId;
import app.uptick.model.ServiceProfile;
import app.uptick.model.ServiceProfile.ProbeSpec;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells whom a fault befalls, by host and path.
@FunctionalInterface
public interface Who {

  /// Whether it befalls a request.
  ///
  /// @param path with its query; empty where only the host is known yet
  boolean covers(String host, String path);

  /// Everyone there is.
  static Who everyone() {
    return (_, _) -> true;
  }

  /// Hosts by name.
  static Who host(String... names) {
    Set<String> chosen = Set.of(names);
    return (host, _) -> chosen.contains(host);
  }

  /// All of the service's hosts.
  static Who service(ServiceProfile profile) {
    return (host, _) ->
        profile.domains().stream().anyMatch(d -> host.equals(d) || host.endsWith("." + d));
  }

  /// The sites that the service is compared with.
  static Who controls(ServiceProfile profile) {
    return hosts(profile.controls().stream().map(each -> each.url().getHost()));
  }

  /// The controls of some operators.
  static Who operator(ServiceProfile profile, String... operators) {
    Set<String> chosen = Set.of(operators);
    return hosts(
        profile.controls().stream()
            .filter(each -> chosen.contains(each.operator()))
            .map(each -> each.url().getHost()));
  }

  /// The public resolvers.
  static Who resolvers(ServiceProfile profile) {
    return hosts(profile.resolvers().stream().map(each -> each.url().getHost()));
  }

  /// The pages that tell how some functions do.
  static Who pages(ServiceProfile profile, FunctionId... functions) {
    Set<String> chosen =
        specs(profile, functions)
            .map(each -> each.url().getHost() + each.url().getRawPath())
            .collect(Collectors.toSet());
    return (host, path) -> chosen.contains(host + path.replaceFirst("[?].*", ""));
  }

  /// The hosts of some functions, whatever else they serve.
  static Who hostsOf(ServiceProfile profile, FunctionId... functions) {
    return hosts(specs(profile, functions).map(each -> each.url().getHost()));
  }

  /// Those of the one that are not of the other.
  default Who except(Who other) {
    return (host, path) -> covers(host, path) && !other.covers(host, path);
  }

  /// Both.
  default Who and(Who other) {
    return (host, path) -> covers(host, path) || other.covers(host, path);
  }

  private static Stream<ProbeSpec> specs(ServiceProfile profile, FunctionId... functions) {
    return Stream.of(functions).flatMap(id -> profile.function(id).probes().stream());
  }

  private static Who hosts(Stream<String> names) {
    Set<String> chosen = names.collect(Collectors.toSet());
    return (host, _) -> chosen.contains(host);
  }
}
