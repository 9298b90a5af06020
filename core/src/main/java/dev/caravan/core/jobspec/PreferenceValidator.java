package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.Spread;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says what is wrong with affinities and spreads. */
final class PreferenceValidator {
  private static final int MAX_WEIGHT = 100;
  private static final int ALL = 100;

  private final Findings findings;

  PreferenceValidator(Findings findings) {
    this.findings = findings;
  }

  /** Of a job, group or task. */
  void affinities(List<Affinity> affinities, Place owner) {
    for (int i = 0; i < affinities.size(); i++) {
      affinity(affinities.get(i), owner.plain("affinity", i));
    }
  }

  /** Of a job or group. */
  void spreads(List<Spread> spreads, Place owner) {
    for (int i = 0; i < spreads.size(); i++) {
      spread(spreads.get(i), owner.plain("spread", i));
    }
  }

  private void affinity(Affinity affinity, Place place) {
    findings.require(
        !affinity.attribute().isEmpty(),
        place,
        "attribute",
        "No LTarget provided but is required by affinity: add attribute = \"${…}\"");
    if (ConstraintValidator.isAboutNode(affinity.operator())) {
      ConstraintValidator.wrongValue(affinity.operator(), affinity.value())
          .ifPresent(message -> findings.add(place, "value", message));
    } else {
      String message = "Unknown affinity operator \"%s\"";
      findings.add(place, "operator", message.formatted(affinity.operator()));
    }
    int weight = affinity.weight();
    findings.require(weight != 0, place, "weight", "Affinity weight cannot be zero");
    findings.require(
        Math.abs((long) weight) <= MAX_WEIGHT,
        place,
        "weight",
        "Affinity weight must be within the range [-%1$d,%1$d]",
        MAX_WEIGHT);
  }

  private void spread(Spread spread, Place place) {
    findings.require(!spread.attribute().isEmpty(), place, "attribute", "Missing spread attribute");
    findings.require(
        spread.weight() > 0 && spread.weight() <= MAX_WEIGHT,
        place,
        "weight",
        "Spread block must have a positive weight from 1 to %d",
        MAX_WEIGHT);
    long sum = 0;
    Set<String> values = new HashSet<>();
    Occurrences occurrences = new Occurrences();
    for (Spread.Target target : spread.targets()) {
      Place inside = place.labelled("target", target.value(), occurrences.next(target.value()));
      findings.require(
          values.add(target.value()),
          inside,
          "",
          "Spread target value \"%s\" already defined",
          target.value());
      percent(target, inside);
      sum += target.percent();
    }
    String message = "Sum of spread target percentages must not be greater than 100%%; got %d%%";
    findings.require(sum <= ALL, place, "", message, sum);
  }

  private void percent(Spread.Target target, Place place) {
    findings.require(
        target.percent() >= 0 && target.percent() <= ALL,
        place,
        "percent",
        "Spread target percentage for value \"%s\" must be between 0 and 100",
        target.value());
  }
}
