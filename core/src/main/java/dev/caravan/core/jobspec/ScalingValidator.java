package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.ScalingPolicy;
import java.util.List;

/** Says what is wrong with scaling policies. */
final class ScalingValidator {
  private final Findings findings;

  ScalingValidator(Findings findings) {
    this.findings = findings;
  }

  /** Of a task. */
  void validate(List<ScalingPolicy> policies, Place task) {
    Occurrences occurrences = new Occurrences();
    for (ScalingPolicy policy : policies) {
      String label = ScalingBinder.label(policy.type());
      validate(policy, task.labelled("scaling", label, occurrences.next(label)));
    }
  }

  /** Of a task or group. */
  void validate(ScalingPolicy policy, Place place) {
    Long max = policy.max();
    findings.require(
        max != null && max >= 0, place, "max", "maximum count must be specified and non-negative");
    findings.require(policy.min() >= 0, place, "min", "minimum count must be non-negative");
    findings.require(
        max == null || max < 0 || max >= policy.min(),
        place,
        "max",
        "maximum count must not be less than minimum count");
    new ConfigValidator(findings, place.only("policy")).validate(policy.policy());
  }
}
