package app.uptick.cli;

import app.uptick.circle.Circle;
import app.uptick.diagnosis.Diagnostician;
import app.uptick.model.Facts;
import app.uptick.model.Testimony;
import app.uptick.monitor.Bystanders;
import app.uptick.witness.Pace;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Joins the circle, which speaks unasked, with all who are asked; on the way the circle learns in
/// which country this is.
record BystandersAndCircle(Bystanders others, Circle circle, Diagnostician diagnostician)
    implements Bystanders {

  @Override
  public List<Testimony> unasked() {
    return circle.testimony().stream().toList();
  }

  @Override
  public List<Testimony> everyone(Facts facts, boolean wanted) {
    notice(facts);
    return others.everyone(facts, wanted);
  }

  @Override
  public List<Testimony> everyone(Facts facts, boolean wanted, Consumer<List<String>> asked) {
    notice(facts);
    return others.everyone(facts, wanted, asked);
  }

  @Override
  public List<Testimony> everyone(
      Facts facts, boolean wanted, Set<Pace> paces, Consumer<List<String>> asked) {
    notice(facts);
    return others.everyone(facts, wanted, paces, asked);
  }

  @Override
  public List<Testimony> inPeace(Facts facts, Set<Pace> paces) {
    notice(facts);
    return others.inPeace(facts, paces);
  }

  @Override
  public Set<Pace> rested(Set<Pace> due, Instant now) {
    return others.rested(due, now);
  }

  @Override
  public boolean areAsked(String source) {
    return others.areAsked(source);
  }

  @Override
  public void forget() {
    others.forget();
  }

  private void notice(Facts facts) {
    facts.controls().stream()
        .flatMap(each -> diagnostician.country(each).stream())
        .findFirst()
        .ifPresent(circle::found);
  }
}
