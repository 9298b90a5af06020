package dev.caravan.core.diff;

import static dev.caravan.core.diff.Jobs.job;
import static dev.caravan.core.diff.Jobs.sleep;
import static dev.caravan.core.diff.Jobs.withTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.Spread;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What no recorded plan shows. */
class JobDifferTest {
  private final Job job = job("example", 1, sleep());

  @Test
  void jobThatGoesIsDeletedWithAllItsParts() {
    JobDiff diff = JobDiffer.diff(job, null);

    assertThat(diff.type()).isEqualTo(DiffType.DELETED);
    assertThat(diff.taskGroups()).extracting(TaskGroupDiff::type).containsOnly(DiffType.DELETED);
    assertThat(diff.fields()).contains(FieldDiffs.of("Priority", "50", ""));
  }

  @Test
  void orderOfDatacentersMakesNoDifference() {
    Job before = job.toBuilder().datacenters("dc1", "dc2").build();
    Job after = job.toBuilder().datacenters("dc2", "dc1").build();

    assertThat(JobDiffer.diff(before, after).type()).isEqualTo(DiffType.NONE);
  }

  @Test
  void portsInTheResourcesOfATaskAreShownThere() {
    Resources resources = Resources.of(50, 32, Network.of(Port.dynamic("db")));

    List<ObjectDiff> objects =
        taskOf(JobDiffer.diff(job, withTask(job, task -> task.resources(resources)))).objects();

    assertThat(objects).extracting(ObjectDiff::name).containsExactly("Resources");
    assertThat(objects.get(0).objects()).extracting(ObjectDiff::name).containsExactly("Network");
  }

  @Test
  void nestedMapsAndNumbersOfAConfigAreFlattened() {
    Map<String, Object> config =
        Map.of("port_map", List.of(Map.of("db", 6379)), "ratio", 0.5, "whole", 2.0, "tty", true);

    TaskDiff task = taskOf(JobDiffer.diff(job, withTask(job, each -> each.config(config))));

    assertThat(task.objects().get(0).fields())
        .filteredOn(field -> field.type() == DiffType.ADDED)
        .containsExactly(
            FieldDiffs.of("port_map[0][db]", "", "6379"),
            FieldDiffs.of("ratio", "", "0.5"),
            FieldDiffs.of("tty", "", "true"),
            FieldDiffs.of("whole", "", "2"));
  }

  @Test
  void killTimeoutAndConstraintsOfATaskForceNoReplacement() {
    Job after =
        withTask(
            job,
            task ->
                task.killTimeout(Duration.ofSeconds(9))
                    .constraints(List.of(new Constraint("${meta.rack}", "=", "r1"))));

    JobDiff diff = JobDiffAnnotator.annotate(JobDiffer.diff(job, after), Map.of());

    assertThat(taskOf(diff).annotations()).containsExactly("forces in-place update");
  }

  @Test
  void differentJobsAreRefused() {
    Job other = Job.builder("other").build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> JobDiffer.diff(job, other))
        .withMessage("cannot compare different jobs: default/example and default/other");
  }

  @Test
  void noJobAtAllIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> JobDiffer.diff(null, null));
  }

  @Test
  void spreadsOfAJobEditItWithoutBeingShown() {
    Job before = Jobs.job("example", 1, Jobs.sleep());
    Job after = before.toBuilder().spreads(List.of(new Spread("${a}", 50, List.of()))).build();

    JobDiff diff = JobDiffer.diff(before, after);

    assertThat(diff.type()).isEqualTo(DiffType.EDITED);
    assertThat(diff.objects()).isEmpty();
  }

  private static TaskDiff taskOf(JobDiff diff) {
    return diff.taskGroups().get(0).tasks().get(0);
  }
}
