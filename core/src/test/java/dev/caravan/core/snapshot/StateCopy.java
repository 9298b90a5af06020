package dev.caravan.core.snapshot;

import dev.caravan.core.state.ClusterState;
import dev.caravan.core.state.NodeLoad;
import dev.caravan.core.state.StateParts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What comes of a state that is written to a snapshot and read again. */
public final class StateCopy {
  private StateCopy() {}

  /** All of a state, and what is worked out from it, to be compared. */
  public static List<Object> lines(ClusterState state) {
    StateParts parts = state.parts();
    List<Object> lines =
        new ArrayList<>(
            List.of(parts.position(), parts.capacityPosition(), parts.removalPosition()));
    lines.addAll(parts.configuration());
    lines.addAll(parts.jobs());
    lines.addAll(parts.collected());
    lines.addAll(parts.nodes());
    lines.addAll(parts.evaluations());
    lines.addAll(parts.deployments());
    lines.addAll(parts.allocations());
    state.jobs().forEach(job -> lines.add(state.childrenOf(job.job().id())));
    state.jobs().forEach(job -> lines.add(state.allocationsOf(job.job().id())));
    state.jobs().forEach(job -> lines.add(state.evaluationsOf(job.job().id())));
    state.jobs().forEach(job -> lines.add(state.deploymentsOf(job.job().id())));
    lines.addAll(state.openEvaluations());
    lines.addAll(state.activeDeployments());
    lines.addAll(state.drainingNodes());
    lines.addAll(state.disconnectedNodes());
    lines.addAll(state.launchedJobs());
    for (NodeLoad load : state.loads()) {
      lines.add(load.computedClass());
      lines.add(load.use().cpuMhz());
      lines.add(load.use().memoryMb());
      lines.add(load.use().diskMb());
      lines.add(Set.copyOf(load.use().ports()));
      lines.add(state.activeAllocationsOn(load.node().id()));
    }
    return lines;
  }

  public static ClusterState of(ClusterState state) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      StateFile.Head head = StateFile.Head.of("", "", state);
      StateFile.write(out, head, state);
      return StateFile.read(new ByteArrayInputStream(out.toByteArray()), any -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
