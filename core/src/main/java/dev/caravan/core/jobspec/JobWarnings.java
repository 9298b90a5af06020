package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.UpdateStrategy;
import java.util.List;

/** Says of what in a valid job Nomad warns. */
final class JobWarnings {
  private final Findings findings = new Findings();

  private JobWarnings() {}

  /** All there is to say; nothing for a job of which nobody need be warned. */
  static List<Finding> of(Job job) {
    JobWarnings warnings = new JobWarnings();
    Place place = Place.TOP.labelled("job", job.id().value(), 0);
    warnings.autoPromote(job, place);
    for (TaskGroup group : job.taskGroups()) {
      Place inside = place.labelled("group", group.name(), 0);
      warnings.update(group, inside);
      for (Task task : group.tasks()) {
        warnings.task(task, inside.labelled("task", task.name(), 0));
      }
    }
    return warnings.findings.all();
  }

  /** Nobody promotes a deployment by itself as long as one of its groups waits for somebody. */
  private void autoPromote(Job job, Place place) {
    List<UpdateStrategy> canaries =
        job.taskGroups().stream()
            .map(TaskGroup::update)
            .filter(update -> update != null && update.canaries() > 0)
            .toList();
    boolean some = canaries.stream().anyMatch(UpdateStrategy::autoPromote);
    boolean all = canaries.stream().allMatch(UpdateStrategy::autoPromote);
    findings.require(
        all || !some,
        place,
        "auto_promote",
        "auto_promote must be true for all groups to enable automatic promotion");
  }

  private void update(TaskGroup group, Place place) {
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

  private void task(Task task, Place place) {
    for (int i = 0; i < task.templates().size(); i++) {
      findings.require(
          task.templates().get(i).vaultGrace().isZero(),
          place.plain("template", i),
          "vault_grace",
          "vault_grace has been ignored since Vault 0.5: remove it");
    }
    Place resources = place.only("resources");
    findings.require(
        task.resources().networks().isEmpty(),
        resources.only("network"),
        "network",
        "networks of tasks are deprecated: write the network block in the group");
  }
}
