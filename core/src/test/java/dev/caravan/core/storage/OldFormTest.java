package dev.caravan.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.LogConfig;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;

/** A job that was stored before a field existed has that field at its default. */
class OldFormTest {
  private static Job stored(String name) throws IOException {
    try (InputStream file = OldFormTest.class.getResourceAsStream("/events/old/" + name)) {
      assertThat(file).as("old file %s", name).isNotNull();
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      JobRegistered event =
          new EventSerializer()
              .deserialize(
                  new SimpleSerializedObject<>(
                      text, String.class, new SimpleSerializedType("JobRegistered", "1")));
      return event.job();
    }
  }

  private static Job first() throws IOException {
    return stored("JobRegistered-1-of-0.1.0.json");
  }

  @Test
  void nothingIsWrongWithIt() throws IOException {
    assertThat(JobSpec.validate(first())).isEmpty();
    assertThat(JobSpec.parse(JobSpec.toJson(first()), "job").id()).isEqualTo(first().id());
  }

  @Test
  void itsGroupHasTheDefaultPolicies() throws IOException {
    TaskGroup group = first().taskGroups().get(0);

    assertThat(group.reschedule()).isEqualTo(ReschedulePolicy.defaultFor(JobType.SERVICE));
    assertThat(group.migrate()).isNull();
  }

  @Test
  void itsTasksStopWithoutDelayAndUseNoMoreThanTheyAskFor() throws IOException {
    TaskGroup group = first().taskGroups().get(0);
    Task task = group.tasks().get(0);

    assertThat(group.shutdownDelay()).isNull();
    assertThat(task.shutdownDelay()).isZero();
    assertThat(task.resources().cores()).isZero();
    assertThat(task.resources().memoryMaxMb()).isZero();
  }

  @Test
  void itHasNoServices() throws IOException {
    TaskGroup group = first().taskGroups().get(0);

    assertThat(group.services()).isEmpty();
    assertThat(group.tasks().get(0).services()).isEmpty();
  }

  @Test
  void itHasNoPreferences() throws IOException {
    TaskGroup group = first().taskGroups().get(0);

    assertThat(first().affinities()).isEmpty();
    assertThat(first().spreads()).isEmpty();
    assertThat(group.affinities()).isEmpty();
    assertThat(group.spreads()).isEmpty();
    assertThat(group.tasks().get(0).affinities()).isEmpty();
  }

  @Test
  void itsTaskHasTheDefaultLogs() throws IOException {
    assertThat(first().taskGroups().get(0).tasks().get(0).logs()).isEqualTo(LogConfig.DEFAULT);
  }

  @Test
  void itIsNoChildAndItsOwnChildrenHaveNoLimit() throws IOException {
    Job job = stored("JobRegistered-1-before-children.json");

    assertThat(job.origin()).isNull();
    assertThat(job.dependsOn()).isEmpty();
    assertThat(job.parameterized().maxConcurrent()).isZero();
  }
}
