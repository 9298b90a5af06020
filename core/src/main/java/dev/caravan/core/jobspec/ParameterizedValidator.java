package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Parameterized;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Says what is wrong with what a job takes from whoever dispatches it. */
final class ParameterizedValidator {
  private final Parameterized parameterized;
  private final Place place;
  private final Findings findings;

  ParameterizedValidator(Parameterized parameterized, Place place, Findings findings) {
    this.parameterized = parameterized;
    this.place = place;
    this.findings = findings;
  }

  void validate(JobType type) {
    findings.require(
        type == JobType.BATCH || type == JobType.SYSBATCH,
        place,
        "",
        "Parameterized job can only be used with \"batch\" or \"sysbatch\" scheduler");
    Set<String> both = new TreeSet<>(parameterized.metaRequired());
    both.retainAll(parameterized.metaOptional());
    findings.require(
        both.isEmpty(),
        place,
        "meta_optional",
        "Required and optional meta keys should be disjoint. Following keys exist in both: %s",
        both);
    findings.require(
        parameterized.maxConcurrent() >= 0,
        place,
        "max_concurrent",
        "max_concurrent must not be negative, but is %d",
        parameterized.maxConcurrent());
    once("meta_required", parameterized.metaRequired());
    once("meta_optional", parameterized.metaOptional());
  }

  private void once(String key, List<String> names) {
    Set<String> before = new HashSet<>();
    for (String name : names) {
      findings.require(before.add(name), place, key, "%s lists \"%s\" twice", key, name);
    }
  }
}
