package dev.caravan.example.output;

import dev.caravan.core.diff.DiffText;
import dev.caravan.core.diff.JobDiff;
import dev.caravan.core.diff.TextStyle.Paint;
import dev.caravan.example.api.PlacementMetrics;
import dev.caravan.example.api.Plan;
import dev.caravan.example.api.Plan.NearestMiss;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What would come of a job, as {@code job plan} prints it. */
public final class PlanText {
  private PlanText() {}

  /**
   * The command line that runs the planned job.
   *
   * @param program what comes before the options: {@code nomad job run}
   * @param jobFile the file that was planned, with the options that it was read with
   */
  public record RunCommand(String program, String jobFile) {
    String withCheckIndex(long index) {
      return program + " -check-index " + index + " " + jobFile;
    }
  }

  /** The whole plan: the diff, whether all could be placed, and how to run just this. */
  public static String render(Plan plan, RunCommand run, View view) {
    List<String> sections = new ArrayList<>();
    JobDiff diff = plan.diff();
    if (diff != null) {
      sections.add(DiffText.render(diff, view.verbose(), view.style()));
    }
    sections.add(
        view.heading("Scheduler dry-run:")
            + "\n"
            + verdict(plan.failedPlacements(), view)
            + waitsFor(plan, view)
            + nextLaunch(plan, view));
    sections.addAll(nearestMisses(plan.nearestMisses(), view));
    sections.addAll(remarks(plan.warnings(), plan.notes(), view));
    sections.addAll(PreemptionText.sections(plan.preempted(), view));
    sections.add(checkIndex(plan.jobModifyIndex(), run, view));
    return String.join("\n\n", sections);
  }

  /**
   * What there is to say of a job that can be run, in sections.
   *
   * @param warnings what people are warned of; may be empty
   * @param notes what is kept and has no effect; may be empty
   */
  public static List<String> remarks(String warnings, List<String> notes, View view) {
    List<String> sections = new ArrayList<>();
    if (!warnings.isEmpty()) {
      String text = "Job Warnings:\n" + warnings.strip();
      sections.add(view.style().paint(text, Paint.BOLD, Paint.YELLOW));
    }
    if (!notes.isEmpty()) {
      String text = "Job Notes:\n* " + String.join("\n* ", notes);
      sections.add(view.style().paint(text, Paint.YELLOW));
    }
    return sections;
  }

  static String verdict(Map<String, PlacementMetrics> failures, View view) {
    if (failures.isEmpty()) {
      return view.style().paint("- All tasks successfully allocated.", Paint.BOLD, Paint.GREEN);
    }
    return view.style()
            .paint("- WARNING: Failed to place all allocations.", Paint.BOLD, Paint.YELLOW)
        + "\n"
        + view.style().paint(PlacementFailureText.counted(failures, "  "), Paint.YELLOW);
  }

  static List<String> nearestMisses(Map<String, NearestMiss> misses, View view) {
    if (misses.isEmpty()) {
      return List.of();
    }
    StringBuilder text = new StringBuilder("Nearest Miss:");
    new TreeMap<>(misses)
        .forEach(
            (group, miss) ->
                text.append("\n* Task Group \"%s\": %s".formatted(group, miss.text())));
    return List.of(view.style().paint(text.toString(), Paint.YELLOW));
  }

  private static String waitsFor(Plan plan, View view) {
    return plan.waitsFor().isEmpty()
        ? ""
        : "\n"
            + view.style()
                .paint("- If submitted now, the job " + plan.waitsFor() + ".", Paint.YELLOW);
  }

  private static String nextLaunch(Plan plan, View view) {
    Instant next = plan.nextPeriodicLaunch();
    if (next == null) {
      return "";
    }
    String when = RelativeTime.utcAndDistance(next, view.now());
    String text = "- If submitted now, next periodic launch would be at " + when + ".";
    return "\n" + view.style().paint(text, Paint.GREEN);
  }

  private static String checkIndex(long modifyIndex, RunCommand run, View view) {
    return view.heading("Job Modify Index: " + modifyIndex)
        + """

        To submit the job with version verification run:

        %s

        When running the job with the check-index flag, the job will only be run if the
        job modify index given matches the server-side version. If the index has
        changed, another user has modified the job and the plan's results are
        potentially invalid."""
            .formatted(run.withCheckIndex(modifyIndex));
  }
}
