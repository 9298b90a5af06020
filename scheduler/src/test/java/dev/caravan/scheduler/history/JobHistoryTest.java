package dev.caravan.scheduler.history;

import static dev.caravan.scheduler.testkit.TestJobs.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.event.AllocationEvent;
import dev.caravan.core.event.DeploymentEvent;
import dev.caravan.core.event.EvaluationEvent;
import dev.caravan.core.event.JobEvent;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.scheduler.testkit.TestCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobHistoryTest {
  private final TestCluster cluster = TestCluster.withOneNode();

  private List<RecordedEvent> history(String job) {
    return JobHistory.of(JobId.of(job), cluster.log().stream());
  }

  @Test
  void aJobHasTheEventsOfAllThatCameOfIt() {
    cluster.plan(job("one", JobType.SERVICE, 1));
    cluster.register(job("one", JobType.SERVICE, 1));
    cluster.advance(Duration.ofMinutes(1));

    assertThat(history("one").stream().map(RecordedEvent::event))
        .hasAtLeastOneElementOfType(JobEvent.class)
        .hasAtLeastOneElementOfType(EvaluationEvent.class)
        .hasAtLeastOneElementOfType(AllocationEvent.class)
        .hasAtLeastOneElementOfType(DeploymentEvent.class);
  }

  @Test
  void twoJobsShareTheLogBetweenThem() {
    cluster.register(job("one", JobType.SERVICE, 2));
    cluster.register(job("two", JobType.SERVICE, 1));
    cluster.advance(Duration.ofMinutes(1));

    List<RecordedEvent> both = new ArrayList<>(history("one"));
    both.addAll(history("two"));
    both.sort(Comparator.comparingLong(RecordedEvent::position));

    // The first event is the node's.
    assertThat(both).isEqualTo(cluster.log().subList(1, cluster.log().size()));
  }

  @Test
  void ofAPurgedJobTheHistoryStays() {
    cluster.register(job("one", JobType.SERVICE, 1));
    cluster.purge("one");

    assertThat(history("one").stream().map(RecordedEvent::event))
        .hasAtLeastOneElementOfType(JobEvent.JobPurged.class);
  }

  @Test
  void aJobThatNeverWasHasNone() {
    assertThat(history("nowhere")).isEmpty();
  }
}
