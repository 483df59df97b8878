package app.uptick.diagnosis;

import app.uptick.model.Cause;
import app.uptick.model.FailureKind;
import app.uptick.model.HttpAnswer;
import app.uptick.model.Observation;
import app.uptick.model.ServiceProfile;
import app.uptick.model.ServiceProfile.Method;
import app.uptick.model.ServiceProfile.ProbeSpec;
import app.uptick.model.Testimony.Seen;
import app.uptick.model.Testimony.Vantage;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Tells how the service does in other networks: for everyone, in this country only, or for all but
/// us.
final class Elsewhere {

  /// What the networks elsewhere come to, taken together.
  enum View {
    /// Nobody was asked, or too few answered.
    UNKNOWN,
    REACHED,
    /// It fails in the person's country and is reached from others.
    REGIONAL,
    FAILS,
    /// Here so, there so.
    MIXED,
  }

  /// What one network came to.
  enum Met {
    REACHED,
    /// It answered, but took long to begin.
    SLOW,
    /// 429: too much for it, or for a robot in a data centre.
    TURNED_AWAY,
    FAILED,
    /// A page that is not the service's, which says nothing of the service.
    OTHER
  }

  private static final Set<FailureKind> CERTIFICATES =
      EnumSet.of(
          FailureKind.TLS_INVALID_HOSTNAME,
          FailureKind.TLS_UNKNOWN_AUTHORITY,
          FailureKind.TLS_INVALID_CERTIFICATE);

  private final ServiceProfile profile;
  private final AnswerMeaning meaning;

  Elsewhere(ServiceProfile profile, AnswerMeaning meaning) {
    this.profile = profile;
    this.meaning = meaning;
  }

  Met met(URI url, Vantage vantage) {
    HttpAnswer answer = vantage.answer();
    if (vantage.failure() != null || answer == null) {
      return Met.FAILED;
    }
    boolean isSlow =
        vantage.waited() != null && Probed.isAtLeast(vantage.waited(), Probed.SLOW_FIRST_BYTE);
    Met reached = isSlow ? Met.SLOW : Met.REACHED;
    if (answer.body().isEmpty() && answer.status() / 100 == 2) {
      return reached;
    }
    return switch (meaning.of(answer, spec(url))) {
      case ALIVE, CHALLENGED, REFUSED -> reached;
      case OVERLOADED -> Met.TURNED_AWAY;
      case MAINTENANCE, SERVER_ERROR -> Met.FAILED;
      case REGION_BLOCKED -> Met.OTHER;
      case BLOCK_PAGE, FOREIGN -> isRefusal(answer.status()) ? reached : Met.OTHER;
    };
  }

  /// A data centre's robot is refused in many words, "blocked" among them; only a country's notice
  /// is told by its words.
  private static boolean isRefusal(int status) {
    return status == 401 || status == 403 || status == 444;
  }

  /// Whether an answer from anywhere is one of a service at work.
  boolean serves(Observation seen) {
    HttpAnswer answer = seen.answer();
    if (answer == null || seen.failure() != null) {
      return false;
    }
    return switch (meaning.of(answer, spec(seen.url()))) {
      case ALIVE, CHALLENGED, REFUSED -> true;
      case OVERLOADED, MAINTENANCE, SERVER_ERROR, REGION_BLOCKED, BLOCK_PAGE, FOREIGN -> false;
    };
  }

  /// Whether everyone is asked for this page, whatever fails here.
  boolean isFirstPage(URI url) {
    return profile.functions().getFirst().probes().getFirst().url().equals(url);
  }

  /// What the service itself told most of those who failed: that it is being maintained, that its
  /// servers fail, or a certificate that is not valid. Empty where they heard nothing of it.
  Optional<Cause> told(Seen seen) {
    return most(
        seen,
        seen.vantages().stream().filter(each -> met(seen.url(), each) == Met.FAILED).toList());
  }

  /// The same in the person's own country, as far as it bears the service's marks: nobody on the
  /// way there has made it up.
  Optional<Cause> toldHere(Seen seen) {
    return most(
        seen,
        seen.vantages().stream()
            .filter(each -> met(seen.url(), each) == Met.FAILED)
            .filter(each -> each.country().equals(seen.here()))
            .filter(each -> each.answer() != null && meaning.hasProvenance(each.answer()))
            .toList());
  }

  private Optional<Cause> most(Seen seen, List<Vantage> failed) {
    return Stream.of(Cause.MAINTENANCE, Cause.SERVER_ERROR, Cause.CERTIFICATE)
        .filter(cause ->
            failed.stream().filter(each -> cause(seen, each).equals(Optional.of(cause))).count() * 2
                > failed.size())
        .findFirst();
  }

  private Optional<Cause> cause(Seen seen, Vantage failed) {
    if (failed.failure() != null) {
      return CERTIFICATES.contains(failed.failure().kind())
          ? Optional.of(Cause.CERTIFICATE)
          : Optional.empty();
    }
    HttpAnswer answer = failed.answer();
    if (answer == null) {
      return Optional.empty();
    }
    return switch (meaning.of(answer, spec(seen.url()))) {
      case MAINTENANCE -> Optional.of(Cause.MAINTENANCE);
      case SERVER_ERROR -> Optional.of(Cause.SERVER_ERROR);
      case ALIVE, CHALLENGED, REFUSED, OVERLOADED, REGION_BLOCKED, BLOCK_PAGE, FOREIGN ->
          Optional.empty();
    };
  }

  private ProbeSpec spec(URI url) {
    return profile.functions().stream()
        .flatMap(function -> function.probes().stream())
        .filter(spec -> spec.url().equals(url))
        .findFirst()
        .orElseGet(() -> new ProbeSpec(url, Method.GET, null));
  }

  /// The view, where also refusals for want of room, or slow answers, are the trouble that was seen
  /// here.
  View view(Seen seen, boolean turnedAwayCounts, boolean slowCounts) {
    List<Vantage> failed =
        seen.vantages().stream()
            .filter(each -> isFailure(met(seen.url(), each), turnedAwayCounts, slowCounts))
            .toList();
    List<Vantage> reached =
        seen.vantages().stream()
            .filter(each -> met(seen.url(), each) != Met.OTHER && !failed.contains(each))
            .toList();
    return view(seen.here(), failed, reached);
  }

  private static boolean isFailure(Met met, boolean turnedAwayCounts, boolean slowCounts) {
    return switch (met) {
      case FAILED -> true;
      case TURNED_AWAY -> turnedAwayCounts;
      case SLOW -> slowCounts;
      case REACHED, OTHER -> false;
    };
  }

  private static View view(
      @org.jspecify.annotations.Nullable String here, List<Vantage> failed, List<Vantage> reached) {
    int total = failed.size() + reached.size();
    if (total < 2) {
      return View.UNKNOWN;
    }
    boolean failsHere = failed.stream().anyMatch(each -> each.country().equals(here));
    boolean reachedHere = reached.stream().anyMatch(each -> each.country().equals(here));
    long failedAbroad = failed.stream().filter(each -> !each.country().equals(here)).count();
    long reachedAbroad = reached.stream().filter(each -> !each.country().equals(here)).count();
    if (failsHere && !reachedHere && reachedAbroad > failedAbroad) {
      return View.REGIONAL;
    }
    if (failed.size() * 4 >= total * 3 && countries(failed.stream()) >= 2) {
      return View.FAILS;
    }
    return reached.size() * 4 >= total * 3 ? View.REACHED : View.MIXED;
  }

  static long countries(Stream<Vantage> some) {
    return some.map(Vantage::country).distinct().count();
  }
}
