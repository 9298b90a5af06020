package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.UpdateStrategy;
import java.util.List;

/** Says what of a valid job will not do what somebody may expect of it. */
final class JobWarnings {
  private final Findings findings = new Findings();

  private JobWarnings() {}

  /** All there is to say; nothing for a job that does just what it says. */
  static List<Finding> of(Job job) {
    JobWarnings warnings = new JobWarnings();
    Place place = Place.TOP.labelled("job", job.id().value(), 0);
    for (TaskGroup group : job.taskGroups()) {
      warnings.group(group, place.labelled("group", group.name(), 0));
    }
    return warnings.findings.all();
  }

  private void group(TaskGroup group, Place place) {
    UpdateStrategy update = group.update();
    findings.require(
        update == null || update.maxParallel() <= group.count(),
        place,
        "update",
        "Update max parallel count is greater than task group count (%d > %d):"
            + " all allocations may be replaced at the same time",
        update == null ? 0 : update.maxParallel(),
        group.count());
  }
}
