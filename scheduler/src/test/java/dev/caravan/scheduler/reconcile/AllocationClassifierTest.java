package dev.caravan.scheduler.reconcile;

import static dev.caravan.scheduler.reconcile.Allocations.DOWN;
import static dev.caravan.scheduler.reconcile.Allocations.UP;
import static dev.caravan.scheduler.reconcile.Allocations.allocation;
import static dev.caravan.scheduler.reconcile.Allocations.registered;
import static dev.caravan.scheduler.testkit.TestJobs.batch;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DesiredStatus;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.RegisteredJob;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationClassifierTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # type,  age, desired, client,   node, counts as
          SERVICE, new, RUN,     PENDING,  up,   KEPT
          SERVICE, new, RUN,     RUNNING,  up,   KEPT
          SERVICE, new, RUN,     COMPLETE, up,   IGNORED
          SERVICE, new, RUN,     FAILED,   up,   KEPT
          SERVICE, new, STOP,    LOST,     down, LOST_BEFORE
          SERVICE, new, STOP,    RUNNING,  up,   IGNORED
          SERVICE, new, STOP,    FAILED,   up,   IGNORED
          SERVICE, new, RUN,     RUNNING,  down, LOST
          SERVICE, new, RUN,     PENDING,  down, LOST
          SERVICE, new, RUN,     FAILED,   down, KEPT
          SERVICE, new, STOP,    RUNNING,  down, IGNORED
          SERVICE, old, RUN,     RUNNING,  up,   KEPT
          SERVICE, old, RUN,     FAILED,   up,   KEPT
          SERVICE, old, RUN,     COMPLETE, up,   IGNORED
          BATCH,   new, RUN,     RUNNING,  up,   KEPT
          BATCH,   new, RUN,     COMPLETE, up,   KEPT
          BATCH,   new, RUN,     FAILED,   up,   KEPT
          BATCH,   new, STOP,    COMPLETE, up,   KEPT
          BATCH,   new, STOP,    RUNNING,  up,   IGNORED
          BATCH,   new, RUN,     COMPLETE, down, KEPT
          BATCH,   new, RUN,     RUNNING,  down, LOST
          BATCH,   old, RUN,     RUNNING,  up,   KEPT
          BATCH,   old, RUN,     COMPLETE, up,   OUTDATED
          BATCH,   old, RUN,     FAILED,   up,   OUTDATED
          BATCH,   new, STOP,    LOST,     down, LOST_BEFORE
          BATCH,   old, STOP,    LOST,     down, OUTDATED
          BATCH,   old, STOP,    RUNNING,  up,   OUTDATED
          """)
  void anAllocationCountsByTheFirstRuleThatMatches(
      JobType type,
      String age,
      DesiredStatus desired,
      ClientStatus client,
      String node,
      AllocationClass expected) {
    Job job = type == JobType.BATCH ? batch(1) : service(1);
    RegisteredJob registered = registered(job, job);
    ReconcileRequest request = Allocations.request(registered, null);
    AllocationClassifier classifier =
        new AllocationClassifier(
            registered,
            Map.of(),
            new Disconnections(request, registered),
            new FailedAllocations(request, registered, null));
    Allocations.Builder allocation =
        allocation(0, age.equals("new") ? 1 : 0).client(client).on(node.equals("down") ? DOWN : UP);
    if (desired == DesiredStatus.STOP) {
      allocation.stopped(client == ClientStatus.LOST ? Reasons.LOST : Reasons.NOT_NEEDED);
    }

    assertThat(classifier.classify(allocation.build())).isEqualTo(expected);
  }

  @Test
  void whatWasToEndAnywayLeavesItsPlaceAlsoIfItIsLostBefore() {
    RegisteredJob registered = registered(service(1));
    ReconcileRequest request = Allocations.request(registered, null);
    AllocationClassifier classifier =
        new AllocationClassifier(
            registered,
            Map.of(),
            new Disconnections(request, registered),
            new FailedAllocations(request, registered, null));

    assertThat(
            classifier.classify(
                allocation(0, 0)
                    .client(ClientStatus.LOST)
                    .stopped(Reasons.NOT_NEEDED)
                    .on(DOWN)
                    .build()))
        .isEqualTo(AllocationClass.IGNORED);
  }
}
