package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.model.WhatIf;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.view.WhatIfResult;
import dev.caravan.core.view.WhatIfResult.Move;
import dev.caravan.scheduler.testkit.TestCluster;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhatIfPlansTest {
  private static final NodeResources ROOM_FOR_TWO = NodeResources.of(1_000, 1_024, 10_000);

  private final TestCluster cluster =
      new TestCluster(EventStorage.inMemory(), 1)
          .node("first", ROOM_FOR_TWO)
          .node("second", ROOM_FOR_TWO);

  @AfterEach
  void close() {
    cluster.close();
  }

  private Job running(int count) {
    Job job = service(count);
    cluster.register(job);
    cluster.run();
    return job;
  }

  private static NodeSpec spec(String name) {
    return new NodeSpec(
        name,
        "dc1",
        "",
        "127.0.0.1",
        Map.of(),
        Map.of(),
        ROOM_FOR_TWO,
        List.of(TestCluster.DRIVER));
  }

  @Test
  void ifNothingWereOtherwiseNothingWouldMove() {
    assertThat(cluster.plan(running(2), new WhatIf[0]).moves()).isEmpty();
  }

  @Test
  void whatRunsOnADrainedNodeWouldMove() {
    Job job = running(2);

    List<Move> moves = cluster.plan(job, WhatIf.nodeDrained("first")).moves();

    assertThat(moves)
        .singleElement()
        .satisfies(
            move -> {
              assertThat(move.from()).isEqualTo("first");
              assertThat(move.to()).isEqualTo("second");
              assertThat(move.allocation()).isNotNull();
            });
  }

  @Test
  void whatRunsOnANodeThatIsGoneWouldBePlacedElsewhere() {
    Job job = running(2);

    List<Move> moves = cluster.plan(job, WhatIf.nodeRemoved("second")).moves();

    assertThat(moves).extracting(Move::from, Move::to).containsExactly(tuple("second", "first"));
  }

  @Test
  void whatHasNoRoomWouldRunOnAnotherNode() {
    Job job = running(5);
    assertThat(cluster.plan(job).failedPlacements()).isNotEmpty();

    WhatIfResult result = cluster.plan(job, WhatIf.nodeAdded(spec("third")));

    assertThat(result.failedPlacements()).isEmpty();
    assertThat(result.moves()).extracting(Move::to).containsExactly("third");
  }

  @Test
  void whatWouldHaveNoRoomIsToldWithTheNodeThatComesNearest() {
    Job job = running(4);

    WhatIfResult result = cluster.plan(job, WhatIf.nodeRemoved("second"));

    assertThat(result.failedPlacements()).containsOnlyKeys("cache");
    assertThat(Objects.requireNonNull(result.nearestMisses().get("cache")).text())
        .isEqualTo("node \"first\": cpu: 500 MHz asked, 0 MHz free");
  }

  @Test
  void nothingIsStored() {
    Job job = running(2);
    long before = cluster.state().position();

    cluster.plan(job, WhatIf.nodeRemoved("second"), WhatIf.nodeDrained("first"));

    assertThat(cluster.state().position()).isEqualTo(before);
    assertThat(cluster.state().drainingNodes()).isEmpty();
  }

  @Test
  void aNodeThatIsNotThereIsTold() {
    Job job = withTask(service(1), task -> task.resources(100, 100));

    assertThatThrownBy(() -> cluster.plan(job, WhatIf.nodeDrained("nowhere")))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("no node is named \"nowhere\"");
  }
}
