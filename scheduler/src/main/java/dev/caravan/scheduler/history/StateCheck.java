package dev.caravan.scheduler.history;

import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.state.NodeUse;
import dev.caravan.core.storage.ProgressListener;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folds the whole log again and compares what comes of it with the live state. */
public final class StateCheck {
  private static final long STEP = 1_000;

  private StateCheck() {}

  /**
   * Compares.
   *
   * @param progress told how many events of how many are folded
   */
  public static Verification verify(Chronicle chronicle, ProgressListener progress) {
    ClusterState live = chronicle.newest();
    ClusterState folded = ClusterState.EMPTY;
    try (Stream<RecordedEvent> log = chronicle.read(0)) {
      Iterator<RecordedEvent> events = log.iterator();
      while (folded.position() < live.position()) {
        folded = folded.fold(events.next());
        if (folded.position() % STEP == 0) {
          progress.progress(folded.position(), live.position());
        }
      }
    }
    progress.progress(live.position(), live.position());
    return new Verification(live.position(), 0, 0, difference(live, folded).orElse(null));
  }

  /** The first thing that two states do not have in common. */
  static Optional<String> difference(ClusterState live, ClusterState folded) {
    return Stream.<Optional<String>>of(
            table("job", live.jobs(), folded.jobs(), job -> job.job().id()),
            table("allocation", live.allocations(), folded.allocations(), Allocation::id),
            table("evaluation", live.evaluations(), folded.evaluations(), Evaluation::id),
            table("deployment", live.deployments(), folded.deployments(), Deployment::id),
            table("node", live.nodes(), folded.nodes(), Node::id),
            table("use of node", uses(live), uses(folded), Use::node),
            value(
                "the scheduler's configuration",
                live.schedulerConfiguration(),
                folded.schedulerConfiguration()),
            value(
                "the position at which room last came",
                live.capacityPosition(),
                folded.capacityPosition()),
            value(
                "the position at which something was last forgotten",
                live.removalPosition(),
                folded.removalPosition()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** What is in use of a node. */
  private record Use(NodeId node, int cpuMhz, int memoryMb, int diskMb, Set<Integer> ports) {}

  private static List<Use> uses(ClusterState state) {
    return state.loads().stream().map(load -> use(load.node().id(), load.use())).toList();
  }

  private static Use use(NodeId node, NodeUse use) {
    return new Use(node, use.cpuMhz(), use.memoryMb(), use.diskMb(), Set.copyOf(use.ports()));
  }

  private static <T extends Record> Optional<String> table(
      String kind, Collection<T> live, Collection<T> folded, Function<T, Object> id) {
    Iterator<T> others = folded.iterator();
    for (T one : live) {
      T other = others.hasNext() ? others.next() : null;
      if (!one.equals(other)) {
        return Optional.of("%s %s: %s".formatted(kind, id.apply(one), component(one, other)));
      }
    }
    return others.hasNext()
        ? Optional.of(
            "%s %s is in the log, but not in the live state"
                .formatted(kind, id.apply(others.next())))
        : Optional.empty();
  }

  private static Optional<String> value(String what, Object live, Object folded) {
    return live.equals(folded)
        ? Optional.empty()
        : Optional.of("%s is %s live, but %s by the log".formatted(what, live, folded));
  }

  /** The first component in which two records differ. */
  private static String component(Record live, @Nullable Record folded) {
    if (folded == null) {
      return "it is in the live state, but not in the log";
    }
    for (RecordComponent component : live.getClass().getRecordComponents()) {
      Object one = valueOf(component, live);
      Object other = valueOf(component, folded);
      if (!Objects.equals(one, other)) {
        return "%s is %s live, but %s by the log".formatted(component.getName(), one, other);
      }
    }
    return "it is not the same";
  }

  private static @Nullable Object valueOf(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
