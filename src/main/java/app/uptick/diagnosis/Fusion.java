package app.uptick.diagnosis;

import static app.uptick.diagnosis.Elsewhere.View.FAILS;
import static app.uptick.diagnosis.Elsewhere.View.MIXED;
import static app.uptick.diagnosis.Elsewhere.View.REACHED;
import static app.uptick.diagnosis.Elsewhere.View.REGIONAL;
import static app.uptick.diagnosis.Elsewhere.View.UNKNOWN;

import app.uptick.diagnosis.Elsewhere.View;
import app.uptick.model.Cause;
import app.uptick.model.Evidence.Kind;
import app.uptick.model.Facts;
import app.uptick.model.Facts.FollowUp;
import app.uptick.model.NameLookup;
import app.uptick.model.Scope;
import app.uptick.model.State;
import app.uptick.model.Testimony;
import app.uptick.model.Testimony.Announced;
import app.uptick.model.Testimony.Announcement;
import app.uptick.model.Testimony.BlockTests;
import app.uptick.model.Testimony.HostTrouble;
import app.uptick.model.Testimony.NetworksOff;
import app.uptick.model.Testimony.Reported;
import app.uptick.model.Testimony.Routes;
import app.uptick.model.Testimony.Seen;
import app.uptick.model.Testimony.Voices;
import app.uptick.model.Testimony.Votes;
import app.uptick.model.Testimony.Whose;
import app.uptick.model.Testimony.Word;
import java.net.URI;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Weighs the verdict of our own probes with what witnesses say.
///
/// Each family of witnesses is counted once, however many of it say the same. Independent words add
/// up as odds multiply: every weight below is a change of the odds' logarithm. What was not read,
/// and silence, weigh nothing.
final class Fusion {

  /// The verdict, and the families that speak against it.
  record Weighed(Verdict verdict, Set<Kind> against) {
    Weighed {
      against = Set.copyOf(against);
    }
  }

  private static final double MOST = 0.98;

  /// Two in three: members may be mistaken, and few are many in a small circle.
  private static final double MOST_BY_CIRCLE = 0.7;

  private final Elsewhere elsewhere;
  private final Facts facts;
  private final List<Probed> probed;
  private final List<Testimony> said;
  private final Optional<String> here;
  private final Optional<Announcement> announced;
  private final boolean hostFails;
  private final boolean reported;
  private final boolean tracked;
  private final boolean networksGone;
  private final boolean providerGone;
  private final boolean blockedHere;
  private final Surge surge;
  private final Quorum circle;

  private double odds;
  private final Set<Kind> against = EnumSet.noneOf(Kind.class);

  Fusion(
      Elsewhere elsewhere,
      Facts facts,
      Controls controls,
      List<Probed> probed,
      List<Testimony> all) {
    this.elsewhere = elsewhere;
    this.facts = facts;
    this.probed = probed;
    said = all.stream().filter(each -> !Heard.isStale(each, facts.at())).toList();
    here =
        controls
            .country()
            .or(() ->
                words(Seen.class).flatMap(s -> Optional.ofNullable(s.here()).stream()).findFirst());
    announced = words(Announced.class).map(Announced::what).max(Comparator.naturalOrder());
    hostFails =
        words(HostTrouble.class)
            .anyMatch(each -> here.filter(each.countries()::contains).isPresent());
    reported = isReportedBy(Kind.OFFICIAL);
    tracked = isReportedBy(Kind.TRACKER);
    networksGone =
        words(Routes.class).anyMatch(Heard::isGone)
            || words(NetworksOff.class).anyMatch(each -> each.whose() == Whose.SERVICE);
    providerGone =
        words(Routes.class).anyMatch(Heard::isProviderGone)
            || words(NetworksOff.class).anyMatch(each -> each.whose() == Whose.PROVIDER);
    blockedHere = words(BlockTests.class).anyMatch(Heard::isBlocked);
    surge = surge();
    circle = words(Votes.class).map(Quorum::of).findFirst().orElse(Quorum.NONE);
  }

  private boolean isReportedBy(Kind family) {
    return said.stream()
        .anyMatch(each -> each.kind() == family && each.says(Reported.class).isPresent());
  }

  /// The verdict of the probes alone, as others confirm, correct or doubt it.
  Weighed weigh(Verdict alone) {
    odds = Math.log(alone.confidence() / (1 - alone.confidence()));
    Verdict verdict =
        switch (alone.state()) {
          case UP -> up(alone);
          case DEGRADED -> degraded(alone);
          case DOWN -> down(alone);
          case BLOCKED -> blocked(alone);
          case YOUR_SIDE -> yourSide(alone);
          case UNKNOWN -> unknown(alone);
        };
    double most = Math.max(MOST, alone.confidence());
    double confidence = Math.clamp(1 / (1 + Math.exp(-odds)), 0.5, most);
    boolean changed = !verdict.equals(alone) || Math.abs(confidence - alone.confidence()) > 0.001;
    return new Weighed(
        changed
            ? new Verdict(
                verdict.state(),
                verdict.cause(),
                verdict.scope(),
                Math.round(confidence * 100) / 100.0,
                verdict.text())
            : alone,
        against);
  }

  // ---- all that could be asked answers

  /// Others overrule healthy probes only in so far as parts may fail that no probe can see:
  /// posting, likes, logging in.
  private Verdict up(Verdict alone) {
    View view = view(anyPage(), false, false);
    boolean doubted =
        surge == Surge.SOME && (hostFails || reported || tracked || networksGone || view == FAILS);
    if (announced.isEmpty() && surge != Surge.MANY && !doubted) {
      weigh(
          Kind.ELSEWHERE,
          switch (view) {
            case REACHED -> 0.5;
            case FAILS -> -1.5;
            case REGIONAL -> -0.8;
            case MIXED -> -0.5;
            case UNKNOWN -> 0;
          });
      weigh(Kind.OFFICIAL, hostFails || reported ? -0.4 : 0);
      weigh(Kind.TRACKER, tracked ? -0.8 : networksGone ? -0.5 : 0);
      weighPeople(surge == Surge.SOME ? -0.5 : 0, byCircle(-0.7, 0.2));
      return alone;
    }
    odds = announced.isPresent() ? 1.5 : surge == Surge.MANY ? 0.85 : 0.5;
    weighPeople(announced.isPresent() && surge != Surge.NONE ? 1.2 : 0, byCircle(0.7, -0.4));
    weigh(Kind.ELSEWHERE, ofFailingParts(view));
    weigh(Kind.TRACKER, networksGone || tracked ? 0.4 : 0);
    weigh(Kind.OFFICIAL, announced.isEmpty() && (hostFails || reported) ? 0.7 : 0);
    Scope scope = view == REGIONAL ? Scope.REGIONAL : Scope.WIDESPREAD;
    boolean few = announced.isEmpty() && surge == Surge.SOME;
    return few && view != REGIONAL
        ? Verdict.of(State.DEGRADED, Cause.UNCLEAR, Scope.UNCLEAR, 0.7)
            .saying("degraded.features-some")
        : Verdict.of(State.DEGRADED, featureCause(), scope, 0.7).saying(featureText());
  }

  /// Networks elsewhere that see all well as we do speak against it, if not loudly: neither they
  /// nor we can see posting, likes or logging in.
  private static double ofFailingParts(View view) {
    return switch (view) {
      case FAILS, REGIONAL, MIXED -> 0.7;
      case REACHED -> -0.45;
      case UNKNOWN -> 0;
    };
  }

  private Cause featureCause() {
    return announced
        .map(what ->
            switch (what) {
              case OUTAGE -> Cause.UNCLEAR;
              case MAINTENANCE -> Cause.MAINTENANCE;
              case ATTACK -> Cause.OVERLOAD;
            })
        .orElse(Cause.UNCLEAR);
  }

  private String featureText() {
    return announced
        .map(what ->
            switch (what) {
              case OUTAGE -> "degraded.features-announced";
              case MAINTENANCE -> "degraded.features-maintenance";
              case ATTACK -> "degraded.attack";
            })
        .orElse("degraded.features");
  }

  // ---- some of it answers

  private Verdict degraded(Verdict alone) {
    boolean isBusy = alone.cause() == Cause.OVERLOAD;
    boolean isSlow = isBusy || alone.cause() == Cause.CONGESTION;
    View view = view(troubled(isSlow), isBusy, isSlow);
    boolean allTurnedAway = alone.text().equals("degraded.all-turned-away");
    if (allTurnedAway && view == FAILS) {
      odds = 1.5;
      weighTrouble(true);
      return official(Verdict.of(State.DOWN, Cause.OVERLOAD, Scope.WIDESPREAD, 0.8));
    }
    weigh(
        Kind.ELSEWHERE,
        view == FAILS
            ? 1.5
            : view == REGIONAL ? 1 : view == MIXED ? 0.5 : view == REACHED ? -0.2 : 0);
    weighTrouble(true);
    return official(
        new Verdict(
            alone.state(),
            alone.cause(),
            partialScope(alone, view),
            alone.confidence(),
            alone.text()));
  }

  private Scope partialScope(Verdict alone, View view) {
    if (view == REGIONAL) {
      return Scope.REGIONAL;
    }
    if (view == FAILS || view == MIXED || announced.isPresent() || surge == Surge.MANY) {
      return Scope.WIDESPREAD;
    }
    return view == REACHED ? Scope.REGIONAL : alone.scope();
  }

  /// The page that fails here and was asked for elsewhere. Where all is busy or slow, any page will
  /// do.
  private Optional<URI> troubled(boolean isEverywhere) {
    return probed.stream()
        .filter(each -> !each.outcome().answered() && each.outcome() != Outcome.NOT_ASKED)
        .map(each -> each.probe().spec().url())
        .filter(url -> words(Seen.class).anyMatch(seen -> seen.url().equals(url)))
        .findFirst()
        .or(() -> isEverywhere ? anyPage() : Optional.empty());
  }

  // ---- nothing of it answers

  private Verdict down(Verdict alone) {
    View view = view(anyPage(), isBusy(alone), isBusy(alone));
    return switch (view) {
      case FAILS, MIXED -> {
        weigh(Kind.ELSEWHERE, view == FAILS ? 2 : 0.7);
        weighTrouble(false);
        yield official(everywhere(alone, view));
      }
      case REGIONAL -> regional(alone);
      case REACHED -> onlyHere(alone);
      case UNKNOWN -> {
        if (circle == Quorum.FINE) {
          yield onlyHereByCircle(alone);
        }
        weighTrouble(false);
        yield isBlockedByTests(alone) ? blockedHere() : official(alone(alone));
      }
    };
  }

  /// The circle's members reach it: the word of people, where no network elsewhere could be asked.
  private Verdict onlyHereByCircle(Verdict alone) {
    Verdict verdict = onlyHere(alone);
    odds = Math.min(odds, MOST_BY_CIRCLE);
    return verdict;
  }

  private static boolean isBusy(Verdict alone) {
    return alone.cause() == Cause.OVERLOAD || alone.cause() == Cause.SERVER_ERROR;
  }

  /// What others heard of the service tells more than silence here. Where some reach it, it is not
  /// gone everywhere.
  private Verdict everywhere(Verdict alone, View view) {
    Optional<Cause> told =
        words(Seen.class).flatMap(seen -> elsewhere.told(seen).stream()).findFirst();
    if (isWithoutAnswer(alone) && told.isPresent()) {
      return Verdict.of(State.DOWN, told.get(), Scope.WIDESPREAD, alone.confidence());
    }
    boolean isGone = alone.cause() == Cause.UNREACHABLE && view == FAILS;
    return scoped(alone, Scope.WIDESPREAD, isGone ? "down.everywhere" : alone.text());
  }

  /// Nobody elsewhere could be asked; other families may still tell for whom it fails.
  private Verdict alone(Verdict alone) {
    boolean many =
        announced.isPresent()
            || surge == Surge.MANY
            || circle == Quorum.WIDE_TROUBLE
            || networksGone;
    boolean byProvider = !many && providerGone && isWithoutAnswer(alone);
    weigh(Kind.TRACKER, byProvider ? -0.6 : 0);
    Scope scope =
        many ? Scope.WIDESPREAD : hostFails || byProvider ? Scope.REGIONAL : alone.scope();
    return scoped(alone, scope, many ? toldByOthers(alone) : alone.text());
  }

  /// What trackers say of a block: tests meet it, or the provider is so broken that silence needs
  /// no block. It is no reason for false answers.
  private double ofABlock(Verdict blocked) {
    boolean mayBeBroken =
        blocked.cause() == Cause.CONNECTION_FILTERED && !blocked.text().equals("blocked.impostor");
    return blockedHere ? 1.2 : (providerGone && mayBeBroken) || tracked ? -0.6 : 0;
  }

  private static String toldByOthers(Verdict alone) {
    return alone.cause() == Cause.UNREACHABLE ? "down.others-too" : alone.text();
  }

  private boolean isBlockedByTests(Verdict alone) {
    return isWithoutAnswer(alone)
        && blockedHere
        && announced.isEmpty()
        && surge != Surge.MANY
        && !circle.isTrouble()
        && !networksGone;
  }

  private Verdict blockedHere() {
    odds = 1.1;
    return Verdict.of(State.BLOCKED, Cause.CONNECTION_FILTERED, Scope.REGIONAL, 0.75)
        .saying("blocked.country");
  }

  /// The country is cut off, or its servers fail: without an answer of the service's own, or word
  /// of an outage, nothing tells the one from the other but that others reach it.
  private Verdict regional(Verdict alone) {
    Optional<Cause> told =
        words(Seen.class).flatMap(seen -> elsewhere.toldHere(seen).stream()).findFirst();
    if (isWithoutAnswer(alone) && told.isPresent()) {
      weigh(Kind.ELSEWHERE, 1.2);
      weighTrouble(false);
      return official(
          Verdict.of(State.DOWN, told.get(), Scope.REGIONAL, alone.confidence())
              .saying("down.region"));
    }
    boolean outage = announced.isPresent() || hostFails || networksGone;
    if (isWithoutAnswer(alone) && !outage) {
      Verdict blocked =
          Verdict.of(State.BLOCKED, Cause.CONNECTION_FILTERED, Scope.REGIONAL, 0.65)
              .saying("blocked.country");
      odds = 0.6;
      weigh(Kind.TRACKER, ofABlock(blocked));
      weighPeople(surge == Surge.MANY ? -0.3 : 0, byCircle(-0.3, 0.3));
      return blocked;
    }
    weigh(Kind.ELSEWHERE, 1.2);
    weighTrouble(false);
    return official(scoped(alone, Scope.REGIONAL, "down.region"));
  }

  /// Whether nothing was heard of the service itself: nobody took a connection, or nobody said a
  /// word once it was named.
  private static boolean isWithoutAnswer(Verdict alone) {
    return alone.cause() == Cause.UNREACHABLE || alone.text().equals(Judge.MUTE);
  }

  /// Others reach it, also from this country.
  private Verdict onlyHere(Verdict alone) {
    if (isWithoutAnswer(alone)) {
      Verdict blocked = keptOut("blocked.elsewhere-works", Cause.CONNECTION_FILTERED, 1.1);
      weigh(Kind.OFFICIAL, announced.isPresent() ? -0.8 : 0);
      return blocked;
    }
    if (announced.isPresent()) {
      odds = 0.6;
      weigh(Kind.ELSEWHERE, -0.4);
      weigh(Kind.OFFICIAL, 0.6);
      weigh(Kind.CROWD, surge == Surge.MANY ? 1 : 0);
      return official(scoped(alone, Scope.WIDESPREAD, toldByOthers(alone)));
    }
    return switch (alone.cause()) {
      case CERTIFICATE -> keptOut("blocked.impostor", Cause.CONNECTION_FILTERED, 1.1);
      case SERVICE_DNS ->
          resolversWereAsked() && !isReachedFromThisCountry()
              ? downHere(alone)
              : keptOut("blocked.dns-tampering", Cause.DNS_TAMPERING, 1.2);
      case SERVER_ERROR, OVERLOAD, MAINTENANCE ->
          alone.text().equals("down.cut-off")
              ? keptOut("blocked.cut-off", Cause.CONNECTION_FILTERED, 1.1)
              : failingHere(alone);
      default -> alone;
    };
  }

  private Verdict keptOut(String text, Cause cause, double begin) {
    odds = begin;
    Verdict blocked = Verdict.of(State.BLOCKED, cause, Scope.LOCAL, 0.75).saying(text);
    double trackers = ofABlock(blocked);
    weigh(Kind.TRACKER, trackers);
    weighPeople(surge == Surge.MANY ? -0.5 : 0, byCircle(-0.5, 0.5));
    return trackers != 0 || !isReachedFromThisCountry()
        ? scoped(blocked, Scope.REGIONAL, text)
        : blocked;
  }

  /// Whose errors they are: what came under the service's own certificate, or with the marks of its
  /// edge, nobody on the way can have made up, unlike what anyone may have written in plain text.
  /// An answer that is cut short may be either's doing.
  private Verdict failingHere(Verdict alone) {
    if (isTheirOwnWord() || alone.text().equals("down.silent")) {
      return downHere(alone);
    }
    boolean answers = probed.stream().anyMatch(Fusion::isErrorTold);
    return keptOut(
        answers ? "blocked.impostor" : "blocked.cut-off", Cause.CONNECTION_FILTERED, 0.6);
  }

  /// The service's own servers turn this region away, or this network, and nobody else.
  private Verdict downHere(Verdict alone) {
    odds -= 1.2;
    weigh(Kind.CROWD, surge == Surge.MANY ? 0.5 : 0);
    String text = isReachedFromThisCountry() ? "down.only-here" : "down.region";
    return scoped(alone, Scope.REGIONAL, text);
  }

  private boolean resolversWereAsked() {
    return facts.lookups().stream()
        .anyMatch(each ->
            each.via() == NameLookup.Via.DOH
                && (each.found()
                    || (each.failure() != null
                        && each.failure().kind() != app.uptick.model.FailureKind.TIMEOUT)));
  }

  private static boolean isReached(Elsewhere.Met met) {
    return switch (met) {
      case REACHED, SLOW, TURNED_AWAY -> true;
      case FAILED, OTHER -> false;
    };
  }

  private boolean isTheirOwnWord() {
    return probed.stream()
        .filter(Fusion::isErrorTold)
        .anyMatch(each -> each.provenance() || each.isUnderCertificate());
  }

  private static boolean isErrorTold(Probed each) {
    return each.outcome().isErrorAnswer() && each.probe().seen().answer() != null;
  }

  private boolean isReachedFromThisCountry() {
    return words(Seen.class)
        .anyMatch(seen ->
            seen.vantages().stream()
                .filter(each -> here.equals(Optional.of(each.country())))
                .anyMatch(each -> isReached(elsewhere.met(seen.url(), each))));
  }

  // ---- something is in between

  private Verdict blocked(Verdict alone) {
    View view = view(anyPage(), false, false);
    if (view == FAILS && !isConclusive(alone)) {
      odds = 1.4;
      weighTrouble(false);
      return official(alsoElsewhere(alone));
    }
    weigh(
        Kind.ELSEWHERE,
        switch (view) {
          case REACHED, REGIONAL -> 1;
          case FAILS -> -1;
          case MIXED -> -0.5;
          case UNKNOWN -> 0;
        });
    weigh(Kind.TRACKER, ofABlock(alone));
    weigh(Kind.OFFICIAL, announced.isPresent() ? -1.2 : 0);
    weighPeople(surge == Surge.MANY ? -0.5 : 0, byCircle(-0.5, 0.5));
    if (alone.scope() != Scope.UNCLEAR) {
      return alone;
    }
    Scope scope =
        blockedHere || view == REGIONAL
            ? Scope.REGIONAL
            : view == REACHED && isReachedFromThisCountry() ? Scope.LOCAL : Scope.UNCLEAR;
    return scoped(alone, scope, alone.text());
  }

  /// Somebody's notice, or the service at work at its true address: no word from elsewhere undoes
  /// it.
  private boolean isConclusive(Verdict alone) {
    return switch (alone.cause()) {
      case GEO_BAN, BLOCK_PAGE -> true;
      case DNS_TAMPERING ->
          alone.text().equals("blocked.partly")
              || facts.followUps().stream()
                  .anyMatch(each ->
                      each instanceof FollowUp.AtDohAddress at && elsewhere.serves(at.seen()));
      default -> false;
    };
  }

  /// What looked like a filter here is met everywhere.
  private Verdict alsoElsewhere(Verdict alone) {
    if (alone.cause() == Cause.DNS_TAMPERING) {
      Cause cause =
          words(Seen.class)
              .flatMap(seen -> elsewhere.told(seen).stream())
              .findFirst()
              .orElse(Cause.SERVICE_DNS);
      return Verdict.of(State.DOWN, cause, Scope.WIDESPREAD, 0.8);
    }
    if (alone.text().equals("blocked.impostor")) {
      return Verdict.of(State.DOWN, Cause.CERTIFICATE, Scope.WIDESPREAD, 0.8);
    }
    long silent = probed.stream().filter(each -> each.outcome().isTimeout()).count();
    return silent * 2 > probed.size()
        ? Verdict.of(State.DOWN, Cause.OVERLOAD, Scope.WIDESPREAD, 0.8).saying("down.silent")
        : Verdict.of(State.DOWN, Cause.SERVER_ERROR, Scope.WIDESPREAD, 0.8).saying("down.cut-off");
  }

  // ---- something is wrong here

  /// Others neither undo nor explain what was seen here, but a provider that is off the map makes a
  /// broken connection likelier.
  private Verdict yourSide(Verdict alone) {
    boolean fits = alone.cause() == Cause.NO_INTERNET || alone.cause() == Cause.SLOW_CONNECTION;
    weigh(Kind.TRACKER, providerGone && fits ? 0.6 : 0);
    return alone;
  }

  // ---- our own probes cannot tell

  private Verdict unknown(Verdict alone) {
    boolean nothingAnswers =
        !probed.isEmpty() && probed.stream().noneMatch(each -> each.outcome().answered());
    if (!nothingAnswers || view(anyPage(), true, false) != FAILS) {
      return alone;
    }
    odds = 1.1;
    weighTrouble(false);
    return official(
        Verdict.of(State.DOWN, Cause.UNREACHABLE, Scope.WIDESPREAD, 0.75)
            .saying("down.everywhere"));
  }

  // ---- what the families say

  /// Those beside the networks elsewhere, where there is trouble for certain.
  private void weighTrouble(boolean partly) {
    double official = announced.isPresent() ? 2 : hostFails ? 1 : reported ? 0.5 : 0;
    weigh(Kind.OFFICIAL, partly ? official * 0.7 : official);
    weigh(Kind.TRACKER, networksGone ? 0.8 : tracked ? 0.5 : 0);
    weighPeople(
        surge == Surge.MANY ? 1.5 : surge == Surge.SOME ? 0.7 : 0,
        byCircle(1, partly ? -0.2 : -0.7));
  }

  private boolean isAnyPartFailing() {
    return probed.stream().anyMatch(each -> !each.outcome().answered());
  }

  /// The cause that the service itself gives, over what can be seen from outside.
  private Verdict official(Verdict verdict) {
    if (announced.isEmpty()) {
      return verdict;
    }
    String state = verdict.state().code();
    return switch (announced.get()) {
      case OUTAGE ->
          verdict.cause() == Cause.CONGESTION
              ? caused(verdict, Cause.UNCLEAR).saying("degraded.features-announced")
              : verdict;
      case MAINTENANCE -> {
        boolean partly = verdict.state() == State.DEGRADED && !isAnyPartFailing();
        Verdict caused = caused(verdict, Cause.MAINTENANCE);
        yield partly ? caused.saying("degraded.features-maintenance") : caused;
      }
      case ATTACK -> caused(verdict, Cause.OVERLOAD).saying(state + ".attack");
    };
  }

  private static Verdict caused(Verdict verdict, Cause cause) {
    return Verdict.of(verdict.state(), cause, verdict.scope(), verdict.confidence());
  }

  private static Verdict scoped(Verdict verdict, Scope scope, String text) {
    return new Verdict(verdict.state(), verdict.cause(), scope, verdict.confidence(), text);
  }

  /// What the circle's quorum is worth.
  private double byCircle(double trouble, double fine) {
    return switch (circle) {
      case NONE -> 0;
      case TROUBLE -> trouble;
      case WIDE_TROUBLE -> trouble * 1.5;
      case FINE -> fine;
    };
  }

  /// The crowd and the circle are one family: where they say the same, it counts once, as the
  /// stronger of the two.
  private void weighPeople(double crowd, double circle) {
    boolean isTheSame = crowd * circle > 0;
    boolean crowdIsStronger = Math.abs(crowd) >= Math.abs(circle);
    weigh(Kind.CROWD, isTheSame && !crowdIsStronger ? 0 : crowd);
    weigh(Kind.CIRCLE, isTheSame && crowdIsStronger ? 0 : circle);
    if (crowd < 0) {
      against.add(Kind.CROWD);
    }
    if (circle < 0) {
      against.add(Kind.CIRCLE);
    }
  }

  private void weigh(Kind family, double weight) {
    odds += weight;
    if (weight < 0) {
      against.add(family);
    }
  }

  /// How the networks elsewhere see a page, or any page where it does not matter which.
  private View view(Optional<URI> page, boolean turnedAwayCounts, boolean slowCounts) {
    return words(Seen.class)
        .filter(seen -> page.filter(seen.url()::equals).isPresent())
        .map(seen -> elsewhere.view(seen, turnedAwayCounts, slowCounts))
        .filter(view -> view != UNKNOWN)
        .findFirst()
        .orElse(UNKNOWN);
  }

  private Optional<URI> anyPage() {
    return words(Seen.class).map(Seen::url).findFirst();
  }

  private Surge surge() {
    List<Voices> voices = words(Voices.class).toList();
    int people = voices.stream().mapToInt(Voices::people).sum();
    double usual = voices.stream().mapToDouble(each -> each.usual() + Surge.NEVER_NONE).sum();
    double dispersion = voices.stream().mapToDouble(Voices::dispersion).min().orElse(2);
    Surge together = Surge.of(people, usual, dispersion);
    boolean creeps =
        voices.stream().anyMatch(each -> !each.course().isEmpty() && Surge.of(each) != Surge.NONE);
    return together == Surge.NONE && creeps ? Surge.SOME : together;
  }

  private <T extends Word> Stream<T> words(Class<T> type) {
    return said.stream().flatMap(each -> each.says(type).stream());
  }
}
