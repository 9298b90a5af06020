package dev.caravan.scheduler.metrics;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Node;
import dev.caravan.core.state.ClusterState;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts what there is in a state, once for all who ask about the same one. Thread-safe. */
final class Census {
  private @Nullable ClusterState counted;
  private @Nullable Counts counts;

  /** What there is. */
  record Counts(
      long ready,
      long waiting,
      long blocked,
      long jobs,
      long deployments,
      Map<ClientStatus, Long> byClientStatus,
      Map<Node.Status, Long> byNodeStatus) {

    static Counts of(ClusterState state) {
      Collection<Evaluation> open = state.openEvaluations();
      long blocked = open.stream().filter(one -> is(one, Evaluation.Status.BLOCKED)).count();
      long waiting =
          open.stream()
              .filter(one -> is(one, Evaluation.Status.PENDING) && one.waitUntil() != null)
              .count();
      return new Counts(
          open.stream().filter(one -> is(one, Evaluation.Status.PENDING)).count() - waiting,
          waiting,
          blocked,
          state.jobs().size(),
          state.activeDeployments().size(),
          count(ClientStatus.class, state.allocations(), Allocation::clientStatus),
          count(Node.Status.class, state.nodes(), Node::status));
    }

    private static boolean is(Evaluation evaluation, Evaluation.Status status) {
      return evaluation.status() == status;
    }

    private static <T, K extends Enum<K>> Map<K, Long> count(
        Class<K> kinds, Collection<T> things, Function<T, K> kind) {
      Map<K, Long> counts = new EnumMap<>(kinds);
      things.forEach(thing -> counts.merge(kind.apply(thing), 1L, Long::sum));
      return counts;
    }

    long allocations(ClientStatus status) {
      return byClientStatus.getOrDefault(status, 0L);
    }

    long nodes(Node.Status status) {
      return byNodeStatus.getOrDefault(status, 0L);
    }
  }

  synchronized Counts of(ClusterState state) {
    if (counts == null || state != counted) {
      counts = Counts.of(state);
      counted = state;
    }
    return counts;
  }
}
