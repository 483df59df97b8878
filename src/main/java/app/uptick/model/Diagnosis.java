package app.uptick.model;

import java.util.List;
import java.util.Set;

/// What one round's observations mean, and why.
///
/// @param confidence 0 to 1, of `state`
public record Diagnosis(
    State state,
    Cause cause,
    Set<Symptom> symptoms,
    Scope scope,
    double confidence,
    String headline,
    List<String> advice,
    List<Evidence> evidence,
    List<FunctionReport> functions,
    List<ChecklistItem> checklist) {

  public Diagnosis {
    if (!cause.goesWith(state)) {
      throw new IllegalArgumentException("cause " + cause + " does not go with state " + state);
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence is " + confidence + ", want 0 to 1");
    }
    symptoms = Set.copyOf(symptoms);
    advice = List.copyOf(advice);
    evidence = List.copyOf(evidence);
    functions = List.copyOf(functions);
    checklist = List.copyOf(checklist);
  }
}
