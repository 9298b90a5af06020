package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.ComputedClass;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.Obstacle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules for the kind of a node, each asked once of each computed class: of further nodes of a class
 * it is known, and said, only whether they are of the right kind.
 */
final class ClassChecks {
  private static final String MISSING_DRIVERS = "missing drivers";
  private static final String MISSING_DEVICES = "missing devices";
  private static final Optional<Rejection> INELIGIBLE =
      Optional.of(new Rejection.Filtered("computed class ineligible"));

  private final List<String> drivers;
  private final List<ConstraintCheck> constraints;
  private final List<DeviceAsk> devices;
  private final boolean differsWithinClasses;
  private final Map<ComputedClass, Boolean> known = new HashMap<>();

  /**
   * @param drivers what a node must have
   * @param constraints what must hold on it
   * @param devices what it must have, in use or not
   */
  ClassChecks(List<String> drivers, List<ConstraintCheck> constraints, List<DeviceAsk> devices) {
    this.drivers = drivers;
    this.constraints = constraints;
    this.devices = devices;
    this.differsWithinClasses = constraints.stream().anyMatch(ConstraintCheck::isUniqueToNodes);
  }

  /** Why a node is of the wrong kind; empty if it is of the right one. */
  Optional<Rejection> check(Node node, ComputedClass computedClass) {
    if (differsWithinClasses) {
      return ask(node);
    }
    Boolean fits = known.get(computedClass);
    if (fits != null) {
      return fits ? Optional.empty() : INELIGIBLE;
    }
    Optional<Rejection> rejection = ask(node);
    known.put(computedClass, rejection.isEmpty());
    return rejection;
  }

  /** All that makes a node one of the wrong kind. */
  List<Obstacle> obstacles(Node node) {
    List<Obstacle> obstacles = new ArrayList<>();
    drivers.stream()
        .filter(driver -> !node.spec().drivers().contains(driver))
        .map(driver -> Obstacle.of(MISSING_DRIVERS, driver + " is not there"))
        .forEach(obstacles::add);
    constraints.stream()
        .filter(constraint -> !constraint.holds(node))
        .map(constraint -> Obstacle.of(constraint.text(), constraint.found(node)))
        .forEach(obstacles::add);
    if (!hasDevices(node)) {
      obstacles.add(Obstacle.of(MISSING_DEVICES, "not enough of the right kind are there"));
    }
    return obstacles;
  }

  private Optional<Rejection> ask(Node node) {
    if (!node.spec().drivers().containsAll(drivers)) {
      return Optional.of(new Rejection.Filtered(MISSING_DRIVERS));
    }
    Optional<Rejection> broken =
        constraints.stream()
            .filter(constraint -> !constraint.holds(node))
            .findFirst()
            .map(constraint -> new Rejection.Filtered(constraint.text()));
    return broken.isPresent() || hasDevices(node)
        ? broken
        : Optional.of(new Rejection.Filtered(MISSING_DEVICES));
  }

  private boolean hasDevices(Node node) {
    return devices.isEmpty()
        || DeviceChoice.of(devices, node.spec().resources().devices(), device -> false).isPresent();
  }
}
