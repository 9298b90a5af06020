package dev.caravan.example.output;

import dev.caravan.core.diff.DiffText;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.view.PlanResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What would come of a job, as {@code job plan} prints it. */
public final class PlanText {
  private PlanText() {}

  /**
   * The command line that runs the planned job.
   *
   * @param program what comes before the options: {@code nomad job run}
   * @param jobFile the file that was planned
   */
  public record RunCommand(String program, String jobFile) {
    String withCheckIndex(long index) {
      return program + " -check-index " + index + " " + jobFile;
    }
  }

  /**
   * The whole plan: the diff, whether all could be placed, and how to run just this.
   *
   * @param verbose whether the diff shows all that belongs to what is added or deleted
   */
  public static String render(PlanResult plan, RunCommand run, boolean verbose) {
    return String.join(
        "\n\n",
        DiffText.render(plan.diff(), verbose),
        "Scheduler dry-run:\n" + verdict(plan.failedPlacements()),
        warnings(plan.warnings()) + checkIndex(plan.jobModifyIndex(), run));
  }

  private static String verdict(Map<String, PlacementMetrics> failures) {
    if (failures.isEmpty()) {
      return "- All tasks successfully allocated.";
    }
    return "- WARNING: Failed to place all allocations.\n"
        + PlacementFailureText.counted(failures, "  ");
  }

  private static String warnings(List<String> warnings) {
    if (warnings.isEmpty()) {
      return "";
    }
    return warnings.stream()
        .map(warning -> "\n* " + warning)
        .collect(
            Collectors.joining("", "Job Warnings:\n" + warnings.size() + " warning(s):\n", "\n\n"));
  }

  private static String checkIndex(long modifyIndex, RunCommand run) {
    return """
        Job Modify Index: %d
        To submit the job with version verification run:

        %s

        When running the job with the check-index flag, the job will only be run if the
        job modify index given matches the server-side version. If the index has
        changed, another user has modified the job and the plan's results are
        potentially invalid."""
        .formatted(modifyIndex, run.withCheckIndex(modifyIndex));
  }
}
