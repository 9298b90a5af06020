package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.Spread;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import java.util.List;

/** Says what a job of type system or sysbatch cannot ask for, since it runs once on each node. */
final class TypeRules {
  private final JobType type;
  private final Findings findings;

  TypeRules(JobType type, Findings findings) {
    this.type = type;
    this.findings = findings;
  }

  void validate(Job job, Place place) {
    if (type.reschedules()) {
      return;
    }
    preferences(job.affinities(), job.spreads(), place);
    Occurrences occurrences = new Occurrences();
    for (TaskGroup group : job.taskGroups()) {
      group(group, place.labelled("group", group.name(), occurrences.next(group.name())));
    }
  }

  private void group(TaskGroup group, Place place) {
    findings.require(
        group.count() <= 1,
        place,
        "count",
        "Job task group %s has count %d. Count cannot exceed 1 with %s scheduler",
        group.name(),
        group.count(),
        type.word());
    ReschedulePolicy reschedule = group.reschedule();
    findings.require(
        reschedule == null,
        place.only("reschedule"),
        "",
        "%s jobs should not have a reschedule policy; remove it",
        type.word());
    preferences(group.affinities(), group.spreads(), place);
    Occurrences occurrences = new Occurrences();
    for (Task task : group.tasks()) {
      Place inside = place.labelled("task", task.name(), occurrences.next(task.name()));
      preferences(task.affinities(), List.of(), inside);
    }
  }

  private void preferences(List<Affinity> affinities, List<Spread> spreads, Place place) {
    none(affinities.isEmpty(), place.only("affinity"), "an affinity");
    none(spreads.isEmpty(), place.only("spread"), "a spread");
  }

  private void none(boolean absent, Place place, String what) {
    String message = "%s jobs may not have %s block; remove it";
    findings.require(absent, place, "", message, type.word(), what);
  }
}
