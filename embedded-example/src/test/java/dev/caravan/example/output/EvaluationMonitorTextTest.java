package dev.caravan.example.output;

import static dev.caravan.example.output.Fixtures.allocation;
import static dev.caravan.example.output.Fixtures.evaluation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Evaluation.Status;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.scheduler.EvaluationProgress;
import dev.caravan.scheduler.EvaluationProgress.AllocationCreated;
import dev.caravan.scheduler.EvaluationProgress.AllocationModified;
import dev.caravan.scheduler.EvaluationProgress.AllocationStatusChanged;
import dev.caravan.scheduler.EvaluationProgress.Finished;
import dev.caravan.scheduler.EvaluationProgress.PlacementFailed;
import dev.caravan.scheduler.EvaluationProgress.StatusChanged;
import dev.caravan.scheduler.EvaluationProgress.Triggered;
import dev.caravan.scheduler.EvaluationProgress.WithinDeployment;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The lines are those of Nomad 1.1's command line. */
class EvaluationMonitorTextTest {
  private final Allocation allocation = allocation("0e25ae0d-aaaa").build();

  @Test
  void evaluationThatPlacesAll() {
    assertThat(
            render(
                new Triggered(evaluation(Map.of(), null), Fixtures.JOB),
                new WithinDeployment(Fixtures.DEPLOYMENT),
                new AllocationCreated(allocation),
                new AllocationModified(allocation),
                new AllocationStatusChanged(allocation, ClientStatus.PENDING),
                new StatusChanged(Status.PENDING, Status.COMPLETE),
                new Finished(evaluation(Map.of(), null))))
        .isEqualTo(
            """
            ==> Monitoring evaluation "3a8c3bdd"
                Evaluation triggered by job "example"
            ==> Monitoring evaluation "3a8c3bdd"
                Evaluation within deployment: "a1a1fdb3"
                Allocation "0e25ae0d" created: node "86801203", group "cache"
                Allocation "0e25ae0d" modified: node "86801203", group "cache"
                Allocation "0e25ae0d" status changed: "pending" -> "running" (Tasks are running)
                Evaluation status changed: "pending" -> "complete"
            ==> Evaluation "3a8c3bdd" finished with status "complete\"""");
  }

  @Test
  void evaluationThatCannotPlaceAll() {
    EvaluationId blocked = new EvaluationId("d863c427-aaaa");

    assertThat(
            render(
                new PlacementFailed("cache", Fixtures.FILTERED),
                new Finished(evaluation(Map.of("cache", Fixtures.FILTERED), blocked))))
        .isEqualTo(
            """
            ==> Evaluation "3a8c3bdd" finished with status "complete" but failed to place all allocations:
                Task Group "cache" (failed to place 3 allocations):
                  * Constraint "${attr.kernel.name} = windows": 1 nodes excluded by filter
                Evaluation "d863c427" waiting for additional capacity to place remainder""");
  }

  private static String render(EvaluationProgress... news) {
    return Arrays.stream(news)
        .flatMap(each -> new EvaluationMonitorText(Ids.SHORT).render(each).stream())
        .collect(Collectors.joining("\n"));
  }
}
