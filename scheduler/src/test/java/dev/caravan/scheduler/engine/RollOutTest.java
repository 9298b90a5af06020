package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.engine.Seen.deployment;
import static dev.caravan.scheduler.engine.Seen.deployments;
import static dev.caravan.scheduler.engine.Seen.indexes;
import static dev.caravan.scheduler.engine.Seen.live;
import static dev.caravan.scheduler.engine.Seen.updated;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withCount;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static dev.caravan.scheduler.testkit.TestJobs.withUpdate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.event.AllocationEvent.AllocationPlaced;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Deployment.Status;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollOutTest {
  private static final Duration HEALTHY = TestJobs.ONE_BY_ONE.minHealthyTime();
  private static final Duration LONG = Duration.ofHours(1);

  private final TestCluster cluster = TestCluster.withOneNode();

  private void rolledOut(Job job) {
    cluster.register(job);
    cluster.advance(LONG);
    assertThat(deployment(cluster).status()).isEqualTo(Status.SUCCESSFUL);
  }

  /** Allocations of the second image never start. */
  private static TaskScript secondVersionHangs(Allocation allocation) {
    return allocation.jobVersion() == 0 ? TaskScript.RUNS : TaskScript.startsAfter(LONG);
  }

  @Test
  void theFirstVersionIsPlacedAllAtOnceWithinADeployment() {
    cluster.register(service(3));
    cluster.run();

    assertThat(indexes(live(cluster))).containsExactly(0, 1, 2);
    assertThat(live(cluster))
        .allSatisfy(one -> assertThat(one.deploymentId()).isEqualTo(deployment(cluster).id()));
    assertThat(deployment(cluster).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void aDeploymentSucceedsOnceAllHaveBeenHealthyLongEnoughAndNotBefore() {
    cluster.register(service(2));
    cluster.advance(HEALTHY.minusMillis(1));
    assertThat(deployment(cluster).status()).isEqualTo(Status.RUNNING);
    assertThat(Seen.job(cluster).stable()).isFalse();

    cluster.advance(Duration.ofMillis(1));

    assertThat(deployment(cluster).status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(deployment(cluster).groups().get(TestJobs.GROUP).healthy()).isEqualTo(2);
    assertThat(Seen.job(cluster).stable()).isTrue();
  }

  @Test
  void aHigherCountPlacesWhatIsMissingAndUpdatesTheOthersInPlace() {
    rolledOut(service(1));
    Allocation first = live(cluster).get(0);

    cluster.register(service(3));
    cluster.run();

    assertThat(indexes(updated(cluster))).containsExactly(0, 1, 2);
    assertThat(updated(cluster)).extracting(Allocation::id).contains(first.id());
    assertThat(updated(cluster))
        .allSatisfy(one -> assertThat(one.deploymentId()).isEqualTo(deployment(cluster).id()));
    assertThat(deployment(cluster).groups().get(TestJobs.GROUP).goal().desiredTotal()).isEqualTo(3);
  }

  @Test
  void anotherImageReplacesOneAfterTheOtherAndWaitsForEachToBeHealthy() {
    rolledOut(service(3));

    cluster.register(withImage(service(3), "redis:4.0"));
    cluster.run();
    assertThat(updated(cluster)).hasSize(1);
    cluster.advance(HEALTHY.minusMillis(1));
    assertThat(updated(cluster)).hasSize(1);
    cluster.advance(Duration.ofMillis(1));
    assertThat(updated(cluster)).hasSize(2);
    cluster.advance(HEALTHY);
    assertThat(updated(cluster)).hasSize(3);
    cluster.advance(HEALTHY);

    assertThat(deployment(cluster).status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(live(cluster)).hasSize(3).allMatch(one -> one.jobVersion() == 1);
    assertThat(indexes(live(cluster))).containsExactly(0, 1, 2);
  }

  @Test
  void aReplacementIsLinkedWithWhatItReplacesBothWays() {
    rolledOut(service(1));
    Allocation old = live(cluster).get(0);

    cluster.register(withImage(service(1), "redis:4.0"));
    cluster.run();

    Allocation successor = updated(cluster).get(0);
    Allocation ended = cluster.state().allocation(old.id()).orElseThrow();
    assertThat(successor.previousAllocation()).isEqualTo(old.id());
    assertThat(ended.nextAllocation()).isEqualTo(successor.id());
    assertThat(ended.clientStatus()).isEqualTo(ClientStatus.COMPLETE);
    assertThat(ended.desiredDescription()).isEqualTo("alloc is being updated due to job update");
  }

  @Test
  void anUnhealthyAllocationHoldsTheRollOut() {
    rolledOut(service(3));
    cluster.scripts(
        one -> one.jobVersion() == 0 ? TaskScript.RUNS : TaskScript.ends(Duration.ofSeconds(1), 1));

    cluster.register(withImage(service(3), "redis:broken"));
    cluster.advance(Duration.ofSeconds(90));

    assertThat(deployment(cluster).status()).isEqualTo(Status.RUNNING);
    assertThat(live(cluster)).hasSize(2).allMatch(one -> one.jobVersion() == 0);
    assertThat(deployment(cluster).groups().get(TestJobs.GROUP).unhealthy()).isEqualTo(1);
  }

  @Test
  void whatMakesAnAllocationUnhealthyIsSaidOfItsTask() {
    cluster.scripts(one -> TaskScript.ends(Duration.ofSeconds(1), 1));

    cluster.register(service(1));
    cluster.advance(Duration.ofSeconds(2));

    Allocation failed = cluster.allocations(Seen.EXAMPLE).get(0);
    assertThat(failed.healthy()).isFalse();
    assertThat(failed.taskStates().get(TestJobs.TASK).events())
        .last()
        .returns(TaskEvent.Type.ALLOC_UNHEALTHY, TaskEvent::type)
        .returns("Unhealthy because of failed task", TaskEvent::message);
  }

  @Test
  void aDeploymentWithoutProgressFailsAtItsDeadline() {
    rolledOut(service(3));
    cluster.scripts(RollOutTest::secondVersionHangs);

    cluster.register(withImage(service(3), "redis:hangs"));
    cluster.advance(TestJobs.ONE_BY_ONE.progressDeadline().minusMillis(1));
    assertThat(deployment(cluster).status()).isEqualTo(Status.RUNNING);
    cluster.advance(Duration.ofMillis(1));

    assertThat(deployment(cluster).status()).isEqualTo(Status.FAILED);
    assertThat(deployment(cluster).statusDescription())
        .isEqualTo("Failed due to progress deadline");
    assertThat(Seen.job(cluster).stable()).isFalse();
  }

  @Test
  void aFailedDeploymentChangesNothingMore() {
    rolledOut(service(3));
    cluster.scripts(RollOutTest::secondVersionHangs);

    cluster.register(withImage(service(3), "redis:hangs"));
    cluster.advance(LONG);
    cluster.register(withImage(service(3), "redis:hangs"));
    cluster.advance(LONG);

    assertThat(updated(cluster)).hasSize(1);
    assertThat(live(cluster)).hasSize(3);
  }

  @Test
  void withoutProgressDeadlineTheFirstUnhealthyAllocationFailsTheDeployment() {
    Job job = withUpdate(service(2), TestJobs.strategy(1, HEALTHY, Duration.ZERO));
    rolledOut(job);
    cluster.scripts(
        one -> one.jobVersion() == 0 ? TaskScript.RUNS : TaskScript.ends(Duration.ofSeconds(1), 1));

    cluster.register(withImage(job, "redis:broken"));
    cluster.advance(Duration.ofSeconds(1));

    assertThat(deployment(cluster).status()).isEqualTo(Status.FAILED);
    assertThat(deployment(cluster).statusDescription())
        .isEqualTo("Failed due to unhealthy allocations");
  }

  @Test
  void anAllocationThatDoesNotStartIsUnhealthyAtItsDeadline() {
    cluster.scripts(one -> TaskScript.startsAfter(LONG));

    cluster.register(service(1));
    cluster.advance(TestJobs.ONE_BY_ONE.healthyDeadline().minusMillis(1));
    assertThat(live(cluster).get(0).healthy()).isNull();
    cluster.advance(Duration.ofMillis(1));

    assertThat(live(cluster).get(0).healthy()).isFalse();
  }

  @Test
  void aNewerVersionCancelsTheDeploymentOfTheOneBefore() {
    cluster.register(service(1));
    cluster.run();

    cluster.register(withImage(service(1), "redis:4.0"));
    cluster.run();

    assertThat(deployments(cluster)).hasSize(2);
    assertThat(deployments(cluster).get(0).status()).isEqualTo(Status.CANCELLED);
    assertThat(deployments(cluster).get(0).statusDescription())
        .isEqualTo("Cancelled due to newer version of job");
    assertThat(deployment(cluster).jobVersion()).isEqualTo(1);
  }

  @Test
  void aLowerCountStopsTheHighestIndexes() {
    rolledOut(service(4));

    cluster.register(withCount(service(4), 2));
    cluster.run();

    assertThat(indexes(live(cluster))).containsExactly(0, 1);
  }

  @Test
  void maxParallelZeroReplacesAllAtOnceWithoutADeployment() {
    Job job = withUpdate(service(3), TestJobs.rolling(0));
    cluster.register(job);
    cluster.run();

    cluster.register(withImage(job, "redis:4.0"));
    cluster.run();

    assertThat(updated(cluster)).hasSize(3);
    assertThat(deployments(cluster)).isEmpty();
  }

  @Test
  void maxParallelSaysHowManyAreReplacedAtATime() {
    Job job = withUpdate(service(5), TestJobs.rolling(2));
    rolledOut(job);

    cluster.register(withImage(job, "redis:4.0"));
    cluster.run();
    assertThat(updated(cluster)).hasSize(2);
    cluster.advance(HEALTHY);
    assertThat(updated(cluster)).hasSize(4);
    cluster.advance(HEALTHY);

    assertThat(updated(cluster)).hasSize(5);
  }

  @Test
  void newAllocationsCountAgainstMaxParallelToo() {
    rolledOut(service(2));

    cluster.register(withImage(service(3), "redis:4.0"));
    cluster.run();
    assertThat(indexes(updated(cluster))).containsExactly(2);
    cluster.advance(HEALTHY);

    assertThat(updated(cluster)).hasSize(2);
  }

  @Test
  void whatIsPlacedBesidesAnUpdateInPlaceIsPlacedOnce() {
    rolledOut(service(1));
    long before = cluster.state().position();

    cluster.register(service(3));
    cluster.advance(LONG);

    List<AllocationPlaced> placed = Seen.events(cluster, before, AllocationPlaced.class);
    assertThat(placed).hasSize(2);
    assertThat(deployment(cluster).status()).isEqualTo(Status.SUCCESSFUL);
  }
}
