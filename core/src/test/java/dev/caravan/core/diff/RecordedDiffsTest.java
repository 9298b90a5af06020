package dev.caravan.core.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.core.diff.RecordedCase.Step;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.RegisteredJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same plans and versions as Nomad was asked for, with the same diffs. */
class RecordedDiffsTest {
  /** By id, what was registered up to a step, newest version last. */
  private final Map<JobId, List<Job>> versions = new HashMap<>();

  private final Map<JobId, Boolean> stopped = new HashMap<>();
  private JobId last = JobId.of("none");

  static List<RecordedCase> cases() {
    return RecordedCase.all();
  }

  @Test
  void allRecordingsAreThere() {
    assertThat(cases()).hasSize(31);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void givesTheSameDiffs(RecordedCase recorded) {
    recorded.steps().stream().filter(step -> !step.isRefused()).forEach(this::take);
  }

  private void take(Step step) {
    switch (step.does()) {
      case "register" -> register(step.job());
      case "stop" -> stopped.put(last, true);
      case "plan" -> plan(step);
      case "versions" -> versions(step);
      default -> {
        // Makes no difference to what is declared.
      }
    }
  }

  private void register(Job job) {
    last = job.id();
    stopped.put(last, false);
    List<Job> earlier = versions.computeIfAbsent(last, id -> new ArrayList<>());
    if (earlier.isEmpty() || !earlier.get(earlier.size() - 1).declaresSameAs(job)) {
      earlier.add(job);
    }
  }

  private void plan(Step step) {
    Job job = step.job();
    JobDiff diff = JobDiffer.diffRegistered(registered(job.id()), job);
    JobDiff annotated = JobDiffAnnotator.annotate(diff, updates(step.expected().path("updates")));

    assertThat(DiffByName.of(annotated)).as("%s", step).isEqualTo(step.expected().get("diff"));
  }

  private void versions(Step step) {
    List<Job> jobs = versions.getOrDefault(last, List.of());
    List<JsonNode> diffs =
        IntStream.range(1, jobs.size())
            .mapToObj(i -> JobDiffer.diff(jobs.get(i - 1), jobs.get(i)))
            .map(DiffByName::of)
            .toList();

    if (step.asked().path("diffs").booleanValue()) {
      assertThat(step.expected().path("diffs")).as("%s", step).containsExactlyElementsOf(diffs);
    }
  }

  private RegisteredJob registered(JobId id) {
    List<Job> jobs = versions.get(id);
    if (jobs == null) {
      return null;
    }
    Job newest = jobs.get(jobs.size() - 1);
    return new RegisteredJob(
        newest, jobs.size() - 1, stopped.get(id), false, Instant.EPOCH, 1, 1, List.of(), null);
  }

  private static Map<String, DesiredUpdates> updates(JsonNode recorded) {
    Map<String, DesiredUpdates> updates = new HashMap<>();
    recorded.properties().forEach(group -> updates.put(group.getKey(), counts(group.getValue())));
    return updates;
  }

  private static DesiredUpdates counts(JsonNode counts) {
    return new DesiredUpdates(
        counts.path("Ignore").intValue(),
        counts.path("Place").intValue(),
        counts.path("Migrate").intValue(),
        counts.path("Stop").intValue(),
        counts.path("InPlaceUpdate").intValue(),
        counts.path("DestructiveUpdate").intValue(),
        counts.path("Canary").intValue());
  }
}
