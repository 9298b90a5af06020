package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.testkit.TestJobs.canary;
import static dev.caravan.scheduler.testkit.TestJobs.withCount;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static dev.caravan.scheduler.testkit.TestJobs.withTask;
import static dev.caravan.scheduler.testkit.TestJobs.withUpdate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.DesiredStatus;
import dev.caravan.core.model.DeviceRequest;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.NodeDevice;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.Resources;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.view.PlanResult;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens when more urgent jobs find no room. Test jobs ask for 500 MHz. */
class PreemptionTest {
  private static final String LOW = "low";
  private static final String HIGH = "high";

  /** Room for two allocations of the test jobs. */
  private static final NodeResources ROOM_FOR_TWO = NodeResources.of(1_000, 8_192, 100_000);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final TestCluster cluster =
      new TestCluster(EventStorage.inMemory(), 1).node("first", ROOM_FOR_TWO);

  private static Job job(String id, JobType type, int priority) {
    return TestJobs.job(id, type, 1).toBuilder().priority(priority).build();
  }

  private void run(Job... jobs) {
    for (Job job : jobs) {
      cluster.register(job);
      cluster.run();
    }
  }

  private List<Allocation> live(String job) {
    return cluster.allocations(job).stream().filter(one -> !one.isTerminal()).toList();
  }

  private List<Evaluation> evaluations(String job, Evaluation.Trigger trigger) {
    return cluster.state().evaluationsOf(JobId.of(job)).stream()
        .filter(evaluation -> evaluation.trigger() == trigger)
        .toList();
  }

  @Test
  void aSystemJobTakesTheRoomOfALessUrgentService() {
    run(withCount(job(LOW, JobType.SERVICE, 20), 2), job(HIGH, JobType.SYSTEM, 50));

    Allocation placed = live(HIGH).get(0);
    assertThat(cluster.allocations(LOW))
        .filteredOn(Allocation::isPreempted)
        .singleElement()
        .satisfies(
            victim -> {
              assertThat(victim.desiredStatus()).isEqualTo(DesiredStatus.EVICT);
              assertThat(victim.desiredDescription())
                  .isEqualTo("Preempted by alloc ID " + placed.id());
              assertThat(victim.preemptedByAllocation()).isEqualTo(placed.id());
              assertThat(placed.preemptedAllocations()).containsExactly(victim.id());
            });
    assertThat(placed.clientStatus()).isEqualTo(ClientStatus.RUNNING);
    assertThat(placed.metrics().scores().get(0).parts()).containsKey("preemption");
  }

  @Test
  void jobsThatAreNearlyAsUrgentAreLeftAlone() {
    run(withCount(job(LOW, JobType.SERVICE, 41), 2), job(HIGH, JobType.SYSTEM, 50));

    assertThat(live(LOW)).hasSize(2);
    assertThat(live(HIGH)).isEmpty();
    assertThat(evaluations(HIGH, Evaluation.Trigger.QUEUED_ALLOCS)).hasSize(1);
  }

  @Test
  void aJobDoesNotPreemptItselfWhenItBecomesMoreUrgent() {
    cluster.preemption(JobType.SERVICE);

    run(withCount(job(LOW, JobType.SERVICE, 20), 2), withCount(job(LOW, JobType.SERVICE, 50), 3));

    assertThat(cluster.allocations(LOW)).noneMatch(Allocation::isPreempted);
    assertThat(live(LOW)).hasSize(2);
  }

  @Test
  void otherJobsPreemptOnlyIfTheyAreAllowedTo() {
    run(withCount(job(LOW, JobType.BATCH, 20), 2), job(HIGH, JobType.SERVICE, 50));
    List<Allocation> before = live(HIGH);

    cluster.preemption(JobType.SERVICE);
    cluster.run();

    assertThat(before).isEmpty();
    assertThat(live(HIGH)).hasSize(1);
    assertThat(live(LOW)).hasSize(1);
  }

  @Test
  void aSystemJobMayBeKeptFromPreempting() {
    cluster.preemption();

    run(withCount(job(LOW, JobType.SERVICE, 20), 2), job(HIGH, JobType.SYSTEM, 50));

    assertThat(live(LOW)).hasSize(2);
  }

  @Test
  void whereThereIsRoomNothingIsPreempted() {
    cluster.preemption(JobType.SERVICE);
    cluster.node("second", ROOM_FOR_TWO);

    run(withCount(job(LOW, JobType.BATCH, 20), 3), withCount(job(HIGH, JobType.SERVICE, 50), 1));

    assertThat(live(LOW)).hasSize(3);
    assertThat(live(HIGH)).hasSize(1);
  }

  @Test
  void theLeastUrgentOnesGiveWay() {
    run(
        job("middle", JobType.SERVICE, 30),
        job(LOW, JobType.SERVICE, 20),
        job(HIGH, JobType.SYSTEM, 50));

    assertThat(live("middle")).hasSize(1);
    assertThat(live(LOW)).isEmpty();
  }

  private static Job with(Resources resources, Job job) {
    return withTask(job, task -> task.resources(resources));
  }

  private static Resources cores(int howMany) {
    return new Resources(0, howMany, 256, 0, List.of(), List.of(), Map.of());
  }

  private static Resources gpu() {
    DeviceRequest one = new DeviceRequest("gpu", 1, List.of(), List.of());
    return new Resources(100, 0, 256, 0, List.of(), List.of(one), Map.of());
  }

  private static Job onSpecial(Job job) {
    return job.toBuilder()
        .constraints(List.of(new Constraint("${node.unique.name}", "=", "special")))
        .build();
  }

  @Test
  void wholeCoresAreGivenUpByTheLeastUrgentThatHoldThem() {
    cluster.preemption(JobType.SERVICE);
    cluster.node("special", NodeResources.of(4_000, 8_192, 100_000).withCores(List.of(0, 1, 2, 3)));

    run(
        onSpecial(with(cores(2), job("middle", JobType.SERVICE, 30))),
        onSpecial(with(cores(1), job(LOW, JobType.SERVICE, 20))),
        onSpecial(with(cores(2), job(HIGH, JobType.SERVICE, 50))));

    assertThat(live(HIGH)).hasSize(1);
    assertThat(live(HIGH).get(0).clientStatus()).isEqualTo(ClientStatus.RUNNING);
    assertThat(live(LOW)).isEmpty();
    assertThat(live("middle")).hasSize(1);
  }

  @Test
  void aDeviceIsGivenUpAndPassedOn() {
    cluster.preemption(JobType.SERVICE);
    NodeDevice device = new NodeDevice("nvidia", "gpu", "1080ti", Map.of(), List.of("GPU-1"), null);
    cluster.node("special", NodeResources.of(4_000, 8_192, 100_000).withDevices(List.of(device)));

    run(
        with(gpu(), job(LOW, JobType.SERVICE, 20)),
        onSpecial(job("bystander", JobType.SERVICE, 10)),
        with(gpu(), job(HIGH, JobType.SERVICE, 50)));

    assertThat(live(HIGH)).hasSize(1);
    assertThat(live(HIGH).get(0).clientStatus()).isEqualTo(ClientStatus.RUNNING);
    assertThat(live(LOW)).isEmpty();
    assertThat(live("bystander")).hasSize(1);
  }

  @Test
  void aPreemptedJobIsPlacedElsewhereIfThereIsRoom() {
    run(withCount(job(LOW, JobType.SERVICE, 20), 2));
    Job onFirst =
        job(HIGH, JobType.SYSTEM, 50).toBuilder()
            .constraints(List.of(new Constraint("${node.unique.name}", "=", "first")))
            .build();
    cluster.node("second", ROOM_FOR_TWO);

    run(onFirst);

    assertThat(live(LOW))
        .extracting(Allocation::nodeName)
        .containsExactlyInAnyOrder("first", "second");
    assertThat(evaluations(LOW, Evaluation.Trigger.PREEMPTION)).hasSize(1);
  }

  @Test
  void aPreemptedAllocationIsReplacedOnceThereIsRoom() {
    run(withCount(job(LOW, JobType.SERVICE, 20), 2), job(HIGH, JobType.SYSTEM, 50));
    int meanwhile = live(LOW).size();

    cluster.stop(HIGH);
    cluster.run();

    assertThat(meanwhile).isEqualTo(1);
    assertThat(live(LOW)).hasSize(2);
    assertThat(cluster.allocations(LOW))
        .filteredOn(Allocation::isPreempted)
        .allMatch(victim -> victim.nextAllocation() != null);
  }

  @Test
  void whatOfABatchJobEndsWellWhileItIsPreemptedRunsAgain() {
    run(withCount(job(LOW, JobType.BATCH, 20), 2), job(HIGH, JobType.SYSTEM, 50));
    List<Allocation> victims =
        cluster.allocations(LOW).stream().filter(Allocation::isPreempted).toList();

    cluster.stop(HIGH);
    cluster.run();

    assertThat(victims).allMatch(one -> one.clientStatus() == ClientStatus.COMPLETE);
    assertThat(live(LOW)).hasSize(2);
  }

  @Test
  void whatOfASystemJobIsPreemptedReturnsToItsNode() {
    run(
        job(LOW, JobType.SYSTEM, 20),
        job("other", JobType.SYSTEM, 50),
        job(HIGH, JobType.SYSTEM, 50));
    List<Allocation> meanwhile = live(LOW);

    cluster.stop(HIGH);
    cluster.run();

    assertThat(meanwhile).isEmpty();
    assertThat(live(LOW)).hasSize(1);
  }

  @Test
  void itStartsOnlyOnceWhatItPreemptsHasEnded() {
    cluster.scripts(
        one -> one.jobId().value().equals(LOW) ? TaskScript.stopsAfter(MINUTE) : TaskScript.RUNS);
    run(withCount(job(LOW, JobType.SERVICE, 20), 2), job(HIGH, JobType.SYSTEM, 50));
    ClientStatus before = live(HIGH).get(0).clientStatus();

    cluster.advance(MINUTE);

    assertThat(before).isEqualTo(ClientStatus.PENDING);
    assertThat(live(HIGH)).allMatch(one -> one.clientStatus() == ClientStatus.RUNNING);
  }

  @Test
  void nobodyElseTakesTheRoomThatIsBeingMade() {
    cluster.scripts(
        one -> one.jobId().value().equals(LOW) ? TaskScript.stopsAfter(MINUTE) : TaskScript.RUNS);
    run(withCount(job(LOW, JobType.SERVICE, 20), 2), job(HIGH, JobType.SYSTEM, 50));

    run(job("other", JobType.SERVICE, 60));
    cluster.advance(MINUTE);

    assertThat(live("other")).isEmpty();
    assertThat(live(HIGH)).hasSize(1);
  }

  @Test
  void whoeverHoldsAPortThatIsAskedForGivesWay() {
    Network port = Network.of(Port.fixed("db", 6379));
    run(
        withTask(job(LOW, JobType.SERVICE, 20), task -> task.resources(100, 256, port)),
        withTask(job(HIGH, JobType.SYSTEM, 50), task -> task.resources(100, 256, port)));

    assertThat(live(LOW)).isEmpty();
    assertThat(live(HIGH)).hasSize(1);
  }

  @Test
  void anUpdateMayNeedRoomThatOthersHave() {
    Job small = withTask(job(HIGH, JobType.SYSTEM, 50), task -> task.resources(400, 256));
    run(small, job(LOW, JobType.SERVICE, 20));

    run(withTask(small, task -> task.resources(900, 256)));

    assertThat(live(HIGH)).singleElement().matches(one -> one.jobVersion() == 1);
    assertThat(live(LOW)).isEmpty();
  }

  @Test
  void aPlanTellsWhatItWouldPreempt() {
    run(withCount(job(LOW, JobType.SERVICE, 20), 2));

    PlanResult plan = cluster.plan(job(HIGH, JobType.SYSTEM, 50));

    assertThat(plan.preemptions().get(TestJobs.GROUP))
        .singleElement()
        .matches(victim -> victim.jobId().equals(JobId.of(LOW)));
    assertThat(live(LOW)).hasSize(2);
  }

  @Test
  void whatStandsInForAnEarlierVersionIsAsUrgentAsThatWas() {
    cluster.preemption(JobType.SERVICE);
    Job web = withUpdate(job("web", JobType.SERVICE, 20), canary(1, 1, false));
    run(web);
    cluster.advance(MINUTE);
    cluster.node("second", ROOM_FOR_TWO);
    run(withImage(web, "redis:4.0").toBuilder().priority(90).build());
    run(withCount(job(LOW, JobType.SERVICE, 30), 2));

    cluster.nodeDown("first").advance(MINUTE);

    assertThat(live("web")).extracting(Allocation::jobVersion).containsExactly(1L);
    assertThat(live(LOW)).hasSize(1);
  }

  @Test
  void whatBecameLessUrgentGivesWay() {
    Job service = withCount(job(LOW, JobType.SERVICE, 45), 2);
    run(service, job(HIGH, JobType.SYSTEM, 50));
    List<Allocation> before = live(HIGH);

    run(service.toBuilder().priority(20).build());

    assertThat(before).isEmpty();
    assertThat(live(HIGH)).hasSize(1);
  }
}
