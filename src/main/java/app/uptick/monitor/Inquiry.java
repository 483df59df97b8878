package app.uptick.monitor;

import app.uptick.diagnosis.Diagnostician;
import app.uptick.model.Diagnosis;
import app.uptick.model.Facts;
import app.uptick.model.FunctionReport;
import app.uptick.model.FunctionState;
import app.uptick.model.ServiceProfile;
import app.uptick.model.Testimony;
import app.uptick.witness.HomePrefix;
import app.uptick.witness.Pace;
import app.uptick.witness.Question;
import app.uptick.witness.Witnesses;
import app.uptick.witness.Witnesses.Hearing;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks witnesses on the monitor's behalf.
public final class Inquiry implements Bystanders {

  /// No witness is waited for any longer.
  private static final Duration PATIENCE = Duration.ofMillis(4900);

  private final ServiceProfile profile;
  private final Diagnostician diagnostician;
  private final Supplier<Witnesses> witnesses;
  private final @Nullable String here;
  private final Rests rests;
  private final BooleanSupplier metered;
  private final Clock clock;

  private volatile @Nullable String found;

  /// @param witnesses whom to ask; got when they are first wanted, then every time
  /// @param here the country that the person gave; null where it is to be found out
  /// @param rests who may be asked, which outlives whom there is to ask
  /// @param metered whether each byte costs the person money; may take a moment to tell
  public Inquiry(
      ServiceProfile profile,
      Diagnostician diagnostician,
      Supplier<Witnesses> witnesses,
      @Nullable String here,
      Rests rests,
      BooleanSupplier metered,
      Clock clock) {
    this.profile = profile;
    this.diagnostician = diagnostician;
    this.witnesses = witnesses;
    this.here = here;
    this.rests = rests;
    this.metered = metered;
    this.clock = clock;
  }

  @Override
  public List<Testimony> everyone(Facts facts, boolean wanted) {
    return everyone(facts, wanted, _ -> {});
  }

  @Override
  public List<Testimony> everyone(Facts facts, boolean wanted, Consumer<List<String>> asked) {
    return everyone(facts, wanted, EnumSet.allOf(Pace.class), asked);
  }

  @Override
  public List<Testimony> everyone(
      Facts facts, boolean wanted, Set<Pace> paces, Consumer<List<String>> asked) {
    boolean isDear = !wanted && metered.getAsBoolean();
    Question question = question(facts);
    rests.note(paces, facts.at());
    try (Hearing hearing = witnesses.get().hearEveryone(question, paces, isDear)) {
      doubtful(diagnostician.diagnose(facts)).ifPresent(hearing::alsoElsewhere);
      asked.accept(hearing.whom());
      List<Testimony> said = hearing.await(PATIENCE);
      if (diagnostician.diagnose(facts, said).state().isOfService()) {
        witnesses.get().noteTrouble(facts.at());
      }
      return said;
    }
  }

  @Override
  public List<Testimony> inPeace(Facts facts, Set<Pace> paces) {
    if (paces.isEmpty() || metered.getAsBoolean()) {
      return List.of();
    }
    rests.note(paces, facts.at());
    try (Hearing hearing = witnesses.get().hear(question(facts), EnumSet.copyOf(paces))) {
      return hearing.await(PATIENCE);
    }
  }

  @Override
  public Set<Pace> rested(Set<Pace> due, Instant now) {
    return rests.over(due, now);
  }

  @Override
  public boolean areAsked(String source) {
    return witnesses.get().sources().contains(source);
  }

  @Override
  public void forget() {
    found = null;
  }

  private Question question(Facts facts) {
    Optional<String> told =
        facts.controls().stream().flatMap(each -> diagnostician.country(each).stream()).findFirst();
    told.ifPresent(country -> found = country);
    String country = here == null ? found : here;
    CompletableFuture<String> known =
        country == null
            ? CompletableFuture.failedFuture(new NoSuchElementException("nobody said the country"))
            : CompletableFuture.completedFuture(country);
    return new Question(firstPage(profile), clock.instant(), known, home(facts));
  }

  /// Told anew each time and never remembered.
  private CompletableFuture<HomePrefix> home(Facts facts) {
    return facts.controls().stream()
        .flatMap(each -> diagnostician.address(each).stream())
        .flatMap(each -> HomePrefix.of(each).stream())
        .findFirst()
        .map(CompletableFuture::completedFuture)
        .orElseGet(() ->
            CompletableFuture.failedFuture(new NoSuchElementException("nobody said the address")));
  }

  /// The page that others are asked for in any case.
  public static URI firstPage(ServiceProfile profile) {
    return profile.functions().getFirst().probes().getFirst().url();
  }

  /// A page that fails here while the first page of all answers, so that nobody elsewhere was asked
  /// for it yet.
  public static Optional<URI> doubtful(Diagnosis alone) {
    boolean firstAnswers = alone.functions().getFirst().state() != FunctionState.FAILING;
    return alone.functions().stream()
        .filter(each -> firstAnswers && each.state() == FunctionState.FAILING)
        .map(FunctionReport::url)
        .findFirst();
  }
}
