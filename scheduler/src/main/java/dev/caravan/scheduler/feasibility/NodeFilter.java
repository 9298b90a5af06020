package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.ComputedClass;
import dev.caravan.core.model.HostVolume;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.Obstacle;
import dev.caravan.core.model.VolumeRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells which nodes are of the right kind for a task group: the constraints of its job first, then
 * its drivers, constraints and devices, and its host volumes, as in Nomad. Made by {@link
 * Eligibility}.
 */
public final class NodeFilter {
  private static final String NO_VOLUMES = "missing compatible host volumes";
  private static final Optional<Rejection> MISSING_VOLUMES =
      Optional.of(new Rejection.Filtered(NO_VOLUMES));

  private final ClassChecks job;
  private final ClassChecks group;
  private final List<VolumeRequest> volumes;

  NodeFilter(ClassChecks job, ClassChecks group, List<VolumeRequest> volumes) {
    this.job = job;
    this.group = group;
    this.volumes = volumes;
  }

  /** Why a node is of the wrong kind; empty if it is of the right one. */
  public Optional<Rejection> check(Node node, ComputedClass computedClass) {
    Optional<Rejection> rejection = job.check(node, computedClass);
    if (rejection.isEmpty()) {
      rejection = group.check(node, computedClass);
    }
    return rejection.isPresent() || hasVolumes(node) ? rejection : MISSING_VOLUMES;
  }

  /** What a node only reads cannot be written by a task. */
  private boolean hasVolumes(Node node) {
    return volumes.isEmpty() || volumes.stream().allMatch(volume -> offers(node, volume));
  }

  private static boolean offers(Node node, VolumeRequest wanted) {
    HostVolume there = node.spec().hostVolumes().get(wanted.source());
    return there != null && (wanted.readOnly() || !there.readOnly());
  }

  /** All that makes a node one of the wrong kind; empty if it is of the right one. */
  public List<Obstacle> obstacles(Node node) {
    Stream<Obstacle> missing =
        volumes.stream()
            .filter(volume -> !offers(node, volume))
            .map(volume -> Obstacle.of(NO_VOLUMES, "no \"" + volume.source() + "\" for that use"));
    return Stream.of(job.obstacles(node).stream(), group.obstacles(node).stream(), missing)
        .flatMap(obstacles -> obstacles)
        .toList();
  }
}
