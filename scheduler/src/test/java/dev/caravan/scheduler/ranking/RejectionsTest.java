package dev.caravan.scheduler.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.scheduler.feasibility.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RejectionsTest {
  private static final Rejection NO_MEMORY = new Rejection.Exhausted("memory");
  private static final Rejection NO_CPU = new Rejection.Exhausted("cpu");

  private final Rejections rejections = new Rejections();

  private static Node node(String id, String nodeClass) {
    NodeSpec spec =
        new NodeSpec(
            id,
            "dc1",
            nodeClass,
            "127.0.0.1",
            Map.of(),
            Map.of(),
            NodeResources.of(1_000, 1_024, 1_024),
            List.of());
    return Node.registered(new NodeId(id), spec, Instant.EPOCH, 1);
  }

  @Test
  void countsNodesByReason() {
    rejections.add(node("a", "small"), NO_MEMORY);
    rejections.add(node("b", "small"), NO_CPU);
    rejections.add(node("c", "large"), NO_MEMORY);

    assertThat(rejections.counts().byReason()).isEqualTo(Map.of("memory", 2, "cpu", 1));
    assertThat(rejections.counts().nodes()).isEqualTo(3);
  }

  @Test
  void countsNodesByClass() {
    rejections.add(node("a", "small"), NO_MEMORY);
    rejections.add(node("b", "small"), NO_CPU);
    rejections.add(node("c", "large"), NO_MEMORY);

    assertThat(rejections.counts().byClass()).isEqualTo(Map.of("small", 2, "large", 1));
  }

  @Test
  void aNodeWithoutAClassIsInNone() {
    rejections.add(node("a", ""), NO_MEMORY);

    assertThat(rejections.counts().byClass()).isEmpty();
  }

  @Test
  void whatIsTakenBackIsNotCounted() {
    Node node = node("a", "small");
    rejections.add(node, NO_MEMORY);

    rejections.remove(node, NO_MEMORY);

    assertThat(rejections.counts()).isEqualTo(new Rejections.Counts(0, Map.of(), Map.of()));
  }
}
