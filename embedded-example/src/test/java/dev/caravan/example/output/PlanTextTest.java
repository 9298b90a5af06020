package dev.caravan.example.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.diff.JobDiff;
import dev.caravan.core.diff.JobDiffAnnotator;
import dev.caravan.core.diff.JobDiffer;
import dev.caravan.core.diff.TextStyle;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.view.PlanResult;
import dev.caravan.example.api.FromScheduler;
import dev.caravan.example.api.Plan;
import dev.caravan.example.api.Plan.Preempted;
import dev.caravan.example.output.PlanText.RunCommand;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTextTest {
  private static final RunCommand RUN = new RunCommand("nomad job run", "example.nomad");

  @Test
  void planOfMoreAllocations() {
    assertThat(render(73, Map.of(), List.of()))
        .isEqualTo(
            """
            +/- Job: "example"
            +/- Task Group: "cache" (2 create, 1 in-place update)
              +/- Count: "1" => "3" (forces create)
                  Task: "redis"

            Scheduler dry-run:
            - All tasks successfully allocated.

            Job Modify Index: 73
            To submit the job with version verification run:

            nomad job run -check-index 73 example.nomad

            When running the job with the check-index flag, the job will only be run if the
            job modify index given matches the server-side version. If the index has
            changed, another user has modified the job and the plan's results are
            potentially invalid.""");
  }

  @Test
  void planOfAJobWithWarnings() {
    assertThat(render(73, Map.of(), List.of("group \"cache\": odd", "group \"web\": odder")))
        .contains(
            """
            - All tasks successfully allocated.

            Job Warnings:
            2 warning(s):

            * group "cache": odd
            * group "web": odder

            Job Modify Index: 73
            """);
  }

  @Test
  void planThatCannotBePlaced() {
    assertThat(
            render(142, Map.of("cache", Fixtures.EXHAUSTED, "web", Fixtures.FILTERED), List.of()))
        .contains(
            """
            Scheduler dry-run:
            - WARNING: Failed to place all allocations.
              Task Group "cache" (failed to place 1 allocation):
                * Resources exhausted on 1 nodes
                * Dimension "memory" exhausted on 1 nodes

              Task Group "web" (failed to place 3 allocations):
                * Constraint "${attr.kernel.name} = windows": 1 nodes excluded by filter

            Job Modify Index: 142
            """);
  }

  @Test
  void theNodesThatComeNearestAreToldApart() {
    Plan plan =
        new Plan(
            null,
            Map.of(),
            Map.of("cache", new Plan.NearestMiss("ash", "node \"ash\": memory: 1 MiB short")),
            7,
            null,
            null,
            "",
            "",
            List.of());

    assertThat(PlanText.render(plan, RUN, View.plain(Fixtures.NOW)))
        .contains(
            """
            Nearest Miss:
            * Task Group "cache": node "ash": memory: 1 MiB short

            Job Modify Index: 7
            """);
  }

  @Test
  void whatNomadColoursOfADryRunIsColoured() {
    View coloured = new View(TextStyle.ANSI, false, Fixtures.NOW);

    assertThat(
            render(142, Map.of("cache", Fixtures.EXHAUSTED), List.of("odd"), coloured)
                .replace("\u001b[", "<"))
        .contains(
            """
            <1mScheduler dry-run:<0m
            <1m<33m- WARNING: Failed to place all allocations.<0m
            <33m  Task Group "cache" (failed to place 1 allocation):
                * Resources exhausted on 1 nodes
                * Dimension "memory" exhausted on 1 nodes<0m

            <1m<33mJob Warnings:
            """,
            "<1mJob Modify Index: 142<0m");
  }

  @Test
  void noNodeToLookAt() {
    assertThat(
            PlacementFailureText.named(
                FromScheduler.placements(Map.of("cache", Fixtures.NO_NODES))))
        .isEqualTo(
            """
            Task Group "cache":
              * No nodes were eligible for evaluation
              * No nodes are available in datacenter "dc1\"""");
  }

  @Test
  void whatWouldBePreemptedIsListed() {
    List<Preempted> preempted = List.of(preempted("1152fb04-aa", "low", "cache"));

    assertThat(PreemptionText.sections(preempted, View.plain(Fixtures.NOW)))
        .containsExactly(
            "Preemptions:",
            """
            Alloc ID  Job ID  Task Group
            1152fb04  low     cache""");
  }

  @Test
  void manyThatWouldBePreemptedAreCountedByJob() {
    List<Preempted> preempted = Collections.nCopies(12, preempted("1152fb04-aa", "low", "cache"));

    assertThat(PreemptionText.sections(preempted, View.plain(Fixtures.NOW)))
        .last()
        .isEqualTo(
            """
            Job ID  Namespace  Job Type  Preemptions
            low     default    service   12""");
  }

  private static Preempted preempted(String id, String job, String group) {
    return new Preempted(id, "default", job, "service", group);
  }

  private static String render(
      long index, Map<String, PlacementMetrics> failures, List<String> warnings) {
    return render(index, failures, warnings, View.plain(Fixtures.NOW));
  }

  private static String render(
      long index, Map<String, PlacementMetrics> failures, List<String> warnings, View view) {
    JobDiff diff = JobDiffer.diff(job(1), job(3));
    Map<String, DesiredUpdates> updates = Map.of("cache", new DesiredUpdates(0, 2, 0, 0, 1, 0, 0));
    JobDiff annotated = JobDiffAnnotator.annotate(diff, updates);
    PlanResult plan =
        new PlanResult(
            annotated, updates, failures, Map.of(), Map.of(), index, null, null, warnings);
    return PlanText.render(FromScheduler.plan(plan), RUN, view);
  }

  private static Job job(int count) {
    TaskGroup cache =
        TaskGroup.builder("cache", JobType.SERVICE)
            .count(count)
            .tasks(Task.builder("redis", "docker").build())
            .build();
    return Job.builder("example").datacenters("dc1").taskGroups(cache).build();
  }
}
