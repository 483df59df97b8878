package app.uptick.diagnosis;

import app.uptick.model.Cause;
import app.uptick.model.FunctionId;
import app.uptick.model.FunctionState;
import app.uptick.model.State;
import app.uptick.model.Symptom;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells what a person notices of it all.
final class Symptoms {

  private static final Set<FunctionId> CONTENT =
      EnumSet.of(FunctionId.FEED, FunctionId.VIDEO, FunctionId.IMAGES, FunctionId.LIVE);

  private Symptoms() {}

  static Set<Symptom> of(
      Verdict verdict, List<Probed> probed, Map<FunctionId, FunctionState> functions) {
    Set<Symptom> found = EnumSet.noneOf(Symptom.class);
    if (!verdict.state().isTrouble()) {
      return found;
    }
    boolean answersErrors =
        probed.stream()
            .anyMatch(p ->
                p.outcome().isErrorAnswer()
                    && functions.get(p.function()) == FunctionState.FAILING);
    if (answersErrors || (verdict.cause() == Cause.OVERLOAD && anyTurnedAway(probed))) {
      found.add(Symptom.ERROR_MESSAGES);
    }
    if (functions.get(FunctionId.LOGIN) == FunctionState.FAILING) {
      found.add(Symptom.LOGIN_FAILS);
    }
    boolean contentFails =
        functions.entrySet().stream()
            .anyMatch(each ->
                CONTENT.contains(each.getKey()) && each.getValue() == FunctionState.FAILING);
    if (contentFails) {
      found.add(Symptom.CONTENT_UNAVAILABLE);
    }
    if (verdict.state() == State.YOUR_SIDE && isCutOff(verdict.cause())) {
      found.add(Symptom.LOGIN_FAILS);
      found.add(Symptom.CONTENT_UNAVAILABLE);
    }
    if (isSlow(verdict, probed, functions)) {
      found.add(Symptom.SLOW_LOADING);
    }
    return found;
  }

  private static boolean anyTurnedAway(List<Probed> probed) {
    return probed.stream().anyMatch(p -> p.outcome().isErrorAnswer());
  }

  private static boolean isSlow(
      Verdict verdict, List<Probed> probed, Map<FunctionId, FunctionState> functions) {
    return (verdict.cause() == Cause.OVERLOAD
            && probed.stream().anyMatch(p -> p.outcome().isSlow() || p.outcome().isTimeout()))
        || verdict.cause() == Cause.SLOW_CONNECTION
        || verdict.cause() == Cause.CONGESTION
        || verdict.text().equals("your-side.slow-dns")
        || functions.containsValue(FunctionState.SLOW);
  }

  private static boolean isCutOff(Cause cause) {
    return switch (cause) {
      case NO_NETWORK, NO_INTERNET, CAPTIVE_PORTAL -> true;
      default -> false;
    };
  }
}
