package dev.caravan.scheduler;

import static dev.caravan.scheduler.testkit.TestJobs.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.scheduler.EvaluationProgress.AllocationCreated;
import dev.caravan.scheduler.EvaluationProgress.AllocationModified;
import dev.caravan.scheduler.EvaluationProgress.AllocationStatusChanged;
import dev.caravan.scheduler.EvaluationProgress.Finished;
import dev.caravan.scheduler.EvaluationProgress.PlacementFailed;
import dev.caravan.scheduler.EvaluationProgress.StatusChanged;
import dev.caravan.scheduler.EvaluationProgress.Triggered;
import dev.caravan.scheduler.EvaluationProgress.WithinDeployment;
import dev.caravan.scheduler.testkit.TestCluster;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EvaluationObserverTest {
  private final TestCluster cluster = TestCluster.withOneNode();

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void anEvaluationIsToldFromItsTriggerToItsEnd() {
    EvaluationObserver observer = observe(cluster);

    List<Class<?>> first = news(observer);
    cluster.step();
    List<Class<?>> second = news(observer);

    assertThat(first).containsExactly(Triggered.class);
    assertThat(second)
        .containsExactly(
            WithinDeployment.class, AllocationCreated.class, StatusChanged.class, Finished.class);
  }

  @Test
  void whatWasThereBeforeIsModifiedNotCreated() {
    cluster.register(service(1));
    cluster.advance(Duration.ofMinutes(1));
    EvaluationObserver observer =
        new EvaluationObserver(cluster.register(service(2)).evaluationId());

    cluster.step();

    assertThat(news(observer)).contains(AllocationCreated.class, AllocationModified.class);
  }

  @Test
  void aNodesNewsOfAnAllocationIsTold() {
    EvaluationObserver observer = observe(cluster);
    cluster.step();
    observer.observe(cluster.state());

    cluster.run();

    assertThat(news(observer)).contains(AllocationStatusChanged.class);
  }

  @Test
  void nothingNewIsNotTold() {
    EvaluationObserver observer = observe(cluster);
    observer.observe(cluster.state());

    assertThat(observer.observe(cluster.state())).isEmpty();
  }

  @Test
  void whatCannotBePlacedIsTold() {
    try (TestCluster tiny =
        new TestCluster(EventStorage.inMemory(), 1).node("tiny", NodeResources.of(1, 1, 1))) {
      EvaluationObserver observer = observe(tiny);

      tiny.step();

      assertThat(news(tiny, observer)).contains(PlacementFailed.class);
    }
  }

  private static EvaluationObserver observe(TestCluster cluster) {
    EvaluationId evaluation = cluster.register(service(1)).evaluationId();
    return new EvaluationObserver(evaluation);
  }

  private List<Class<?>> news(EvaluationObserver observer) {
    return news(cluster, observer);
  }

  private static List<Class<?>> news(TestCluster cluster, EvaluationObserver observer) {
    return observer.observe(cluster.state()).stream().<Class<?>>map(Object::getClass).toList();
  }
}
