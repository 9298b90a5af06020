package dev.caravan.scheduler.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.NodeId;
import dev.caravan.scheduler.runner.NodeChange.Forget;
import dev.caravan.scheduler.runner.NodeChange.Stop;
import dev.caravan.scheduler.runner.NodeChange.TakeOn;
import dev.caravan.scheduler.runner.NodeChange.Update;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeChangeTest {
  private final Job job = Fixtures.service(Fixtures.task("main"));
  private final ScriptedCluster cluster = new ScriptedCluster().register(job);
  private final AllocationId id = cluster.place(job);

  @Test
  void whatIsNotKnownIsTakenOn() {
    assertThat(changes(Map.of())).containsExactly(new TakeOn(cluster.allocation(id)));
  }

  @Test
  void whatIsKnownIsLeftAlone() {
    assertThat(changes(Map.of(id, 0L))).isEmpty();
  }

  @Test
  void whatIsNotWantedIsStopped() {
    cluster.stop(id);

    assertThat(changes(Map.of(id, 0L))).containsExactly(new Stop(id, false));
  }

  @Test
  void whatIsNeitherKnownNorWantedIsTakenOnToBeStopped() {
    cluster.stop(id);

    assertThat(changes(Map.of()))
        .containsExactly(new TakeOn(cluster.allocation(id)), new Stop(id, false));
  }

  @Test
  void anotherVersionIsTakenOver() {
    cluster.register(job);
    cluster.updateInPlace(id);

    assertThat(changes(Map.of(id, 0L))).containsExactly(new Update(cluster.allocation(id)));
  }

  @Test
  void whatHasEndedInTheLogIsForgotten() {
    cluster.lose(id);

    assertThat(changes(Map.of(id, 0L))).containsExactly(new Forget(id));
  }

  @Test
  void whatIsOnAnotherNodeIsNobodysBusiness() {
    assertThat(NodeChange.between(cluster.state(), new NodeId("another"), Map.of())).isEmpty();
  }

  @Test
  void theOlderIsTakenOnFirstWhateverTheirIds() {
    AllocationId successor = cluster.place(job, id);

    assertThat(successor).isLessThan(id);
    assertThat(changes(Map.of()))
        .containsExactly(
            new TakeOn(cluster.allocation(id)), new TakeOn(cluster.allocation(successor)));
  }

  private List<NodeChange> changes(Map<AllocationId, Long> known) {
    return NodeChange.between(cluster.state(), Fixtures.NODE, known);
  }
}
