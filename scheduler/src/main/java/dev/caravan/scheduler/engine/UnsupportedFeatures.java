package dev.caravan.scheduler.engine;

import dev.caravan.core.jobspec.Problem;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.VolumeRequest;
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
    }
    return found.problems;
  }

  private void group(String place, TaskGroup group) {
    refuse(
        group.volumes().stream().anyMatch(volume -> !volume.type().equals("host")),
        place + " > volume",
        "only volumes of type \"host\" are supported: there are no CSI plugins");
    refuse(
        group.volumes().stream().anyMatch(VolumeRequest::perAlloc),
        place + " > volume",
        NOT_YET.formatted("per_alloc"));
    refuse(
        group.volumes().stream().anyMatch(VolumeRequest::sticky),
        place + " > volume",
        NOT_YET.formatted("sticky"));
  }

  private void refuse(boolean unsupported, String place, String message) {
    if (unsupported) {
      problems.add(new Problem("job", 0, 0, place, message));
    }
  }
}
