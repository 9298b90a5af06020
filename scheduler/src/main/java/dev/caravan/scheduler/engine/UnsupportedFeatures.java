package dev.caravan.scheduler.engine;

import dev.caravan.core.jobspec.Problem;
import dev.caravan.core.model.Artifact;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.Template.ChangeMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a declaration may ask for and this scheduler does not do. Such jobs are refused: they must
 * not run without what they ask for.
 */
final class UnsupportedFeatures {
  private static final String NOT_YET = "%s is not supported yet: remove it";

  private final List<Problem> problems = new ArrayList<>();

  private UnsupportedFeatures() {}

  /** All that a job asks for in vain. */
  static List<Problem> of(Job job) {
    UnsupportedFeatures found = new UnsupportedFeatures();
    String root = "job \"" + job.id().value() + "\"";
    for (TaskGroup group : job.taskGroups()) {
      String place = root + " > group \"" + group.name() + "\"";
      found.group(place, group);
      for (Task task : group.tasks()) {
        found.task(place + " > task \"" + task.name() + "\"", task);
      }
    }
    return found.problems;
  }

  private void group(String place, TaskGroup group) {
    refuse(!group.volumes().isEmpty(), place + " > volume", NOT_YET.formatted("volume"));
  }

  private void task(String place, Task task) {
    refuse(
        task.resources().cores() > 0,
        place + " > resources",
        "cores is not supported yet: ask for cpu");
    unless(task.resources().devices().isEmpty(), place + " > resources", "device");
    refuse(
        task.artifacts().stream().anyMatch(Artifact::insecure),
        place + " > artifact",
        "insecure is not supported: serve the artifact with a certificate that Java trusts");
    refuse(
        task.artifacts().stream().anyMatch(Artifact::chown),
        place + " > artifact",
        "chown is not supported yet: remove it");
    refuse(
        task.templates().stream().anyMatch(each -> each.changeMode() == ChangeMode.SCRIPT),
        place + " > template",
        "change_mode \"script\" is not supported yet: use restart, signal or noop");
    unless(task.volumeMounts().isEmpty(), place, "volume_mount");
  }

  private void unless(boolean absent, String place, String block) {
    refuse(!absent, place + " > " + block, block + " is not supported yet: remove it");
  }

  private void refuse(boolean unsupported, String place, String message) {
    if (unsupported) {
      problems.add(new Problem("job", 0, 0, place, message));
    }
  }
}
