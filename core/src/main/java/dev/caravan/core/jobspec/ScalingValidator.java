package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.ScalingPolicy;
import dev.caravan.core.model.TaskGroup;
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

  /** Of a group, whose count must be within the bounds. */
  void validate(TaskGroup group, Place owner) {
    ScalingPolicy policy = group.scaling();
    if (policy == null) {
      return;
    }
    Place place = owner.only("scaling");
    findings.require(
        policy.type().equals("horizontal"),
        place,
        "type",
        "scaling policy type \"%s\" is not for groups; remove it",
        policy.type());
    validate(policy, place);
    Long max = policy.max();
    if (max == null || max < policy.min()) {
      return;
    }
    findings.require(
        group.count() <= max,
        place,
        "max",
        "task group count must not be greater than maximum count in scaling policy");
    findings.require(
        group.count() >= policy.min(),
        place,
        "min",
        "task group count must not be less than minimum count in scaling policy");
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
