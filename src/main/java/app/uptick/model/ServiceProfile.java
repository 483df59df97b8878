package app.uptick.model;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// All that Uptick knows of the service it watches, as data: where its parts are, what their
/// answers mean, and whom to ask beside it.
///
/// @param functions in the order in which they are shown; every [FunctionId] once
/// @param signatures tried in order, the first that fits tells an answer's meaning
/// @param provenance headers that only the service's own edge sends; one of them is enough
/// @param domains the suffixes of all of the service's names
public record ServiceProfile(
    String service,
    List<FunctionProfile> functions,
    List<Signature> signatures,
    List<HeaderPattern> provenance,
    List<Control> controls,
    List<Resolver> resolvers,
    List<String> domains) {

  /// The same service, of which only some functions are watched; all of them where none is left.
  public ServiceProfile only(Set<FunctionId> watched) {
    List<FunctionProfile> left =
        functions.stream().filter(each -> watched.contains(each.id())).toList();
    return new ServiceProfile(
        service,
        left.isEmpty() ? functions : left,
        signatures,
        provenance,
        controls,
        resolvers,
        domains);
  }

  /// One function, and the requests that tell how it does; the first is the cheapest.
  public record FunctionProfile(FunctionId id, String name, List<ProbeSpec> probes) {}

  /// One request to the service.
  ///
  /// @param alive what a good answer's body holds; null where any body will do
  public record ProbeSpec(URI url, Method method, @Nullable Pattern alive) {}

  /// How a request asks; HEAD where the body would say nothing.
  public enum Method {
    GET,
    HEAD
  }

  /// What an answer of the service's means.
  public enum Meaning {
    /// A page or message that the service gives when all is well.
    ALIVE("alive"),
    /// A test meant for robots: the service answers.
    CHALLENGED("challenged"),
    /// A refusal meant for this request alone: the service answers.
    REFUSED("refused"),
    /// The service, or the law, keeps this country out.
    REGION_BLOCKED("region-blocked"),
    /// Somebody else's notice in the service's place.
    BLOCK_PAGE("block-page"),
    MAINTENANCE("maintenance"),
    OVERLOADED("overloaded"),
    SERVER_ERROR("server-error"),
    /// Not the service's page, and nothing known.
    FOREIGN("foreign");

    private final String code;

    Meaning(String code) {
      this.code = code;
    }

    /// The word that the profile uses.
    public String code() {
      return code;
    }

    /// Whether the service itself answers, and would a person in the ordinary way.
    public boolean isAnswer() {
      return switch (this) {
        case ALIVE, CHALLENGED, REFUSED -> true;
        case REGION_BLOCKED, BLOCK_PAGE, MAINTENANCE, OVERLOADED, SERVER_ERROR, FOREIGN -> false;
      };
    }
  }

  /// Answers of one meaning. What is given must all fit; what is left out fits anything.
  ///
  /// @param statuses empty for any
  /// @param body sought in the body's beginning
  /// @param location sought in the `Location` header of a redirect
  public record Signature(
      String name,
      Meaning meaning,
      Set<Integer> statuses,
      List<HeaderPattern> headers,
      @Nullable Pattern body,
      @Nullable Pattern location) {}

  /// A header whose value holds a pattern; names are compared without case.
  public record HeaderPattern(String name, Pattern value) {}

  /// A site that has nothing to do with the service, and its exact good answer.
  ///
  /// @param operator who runs it; controls of one operator count once
  /// @param body what the whole body must match; null where there is none to check
  /// @param country captures the asker's country in the body, where the site says it; null
  ///   elsewhere
  /// @param address captures the asker's address in the body, where the site says it; null
  ///   elsewhere
  public record Control(
      String name,
      String operator,
      URI url,
      int status,
      @Nullable Pattern body,
      @Nullable Pattern country,
      @Nullable Pattern address) {

    /// Whether this control goes over plain HTTP, where a captive portal shows itself.
    public boolean isPlain() {
      return "http".equals(url.getScheme());
    }
  }

  /// A public DNS resolver that is asked over HTTPS (RFC 8484), by its literal address.
  public record Resolver(String name, String operator, URI url) {}

  /// The function of an id.
  public FunctionProfile function(FunctionId id) {
    return functions.stream()
        .filter(function -> function.id() == id)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("profile without function " + id));
  }
}
