package dev.caravan.example.output;

import dev.caravan.core.model.PlacementMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Why allocations could not be placed. */
final class PlacementFailureText {
  private PlacementFailureText() {}

  /** The groups and their reasons, as a plan and an evaluation show them, set apart. */
  static String counted(Map<String, PlacementMetrics> failures, String indent) {
    return new TreeMap<>(failures)
        .entrySet().stream()
            .map(failure -> counted(failure.getKey(), failure.getValue(), indent))
            .collect(Collectors.joining("\n\n"));
  }

  /** A group and its reasons, with the number of its allocations that could not be placed. */
  static String counted(String group, PlacementMetrics metrics, String indent) {
    int failed = metrics.coalescedFailures() + 1;
    String noun = failed == 1 ? "allocation" : "allocations";
    String heading =
        "%sTask Group \"%s\" (failed to place %d %s):\n".formatted(indent, group, failed, noun);
    return heading + reasons(metrics, indent + "  ");
  }

  /** The groups and their reasons, as a job's status shows them. */
  static String named(Map<String, PlacementMetrics> failures) {
    return new TreeMap<>(failures)
        .entrySet().stream()
            .map(
                failure ->
                    "Task Group \"%s\":\n".formatted(failure.getKey())
                        + reasons(failure.getValue(), "  "))
            .collect(Collectors.joining("\n\n"));
  }

  private static String reasons(PlacementMetrics metrics, String indent) {
    return reasons(metrics).stream()
        .map(reason -> indent + "* " + reason)
        .collect(Collectors.joining("\n"));
  }

  private static List<String> reasons(PlacementMetrics metrics) {
    List<String> reasons = new ArrayList<>();
    if (metrics.nodesEvaluated() == 0) {
      reasons.add("No nodes were eligible for evaluation");
    }
    metrics
        .nodesAvailable()
        .forEach(
            (datacenter, nodes) -> {
              if (nodes == 0) {
                reasons.add("No nodes are available in datacenter \"" + datacenter + "\"");
              }
            });
    metrics
        .constraintFiltered()
        .forEach(
            (constraint, nodes) ->
                reasons.add(
                    "Constraint \"%s\": %d nodes excluded by filter".formatted(constraint, nodes)));
    if (metrics.nodesExhausted() > 0) {
      reasons.add("Resources exhausted on " + metrics.nodesExhausted() + " nodes");
    }
    metrics
        .dimensionExhausted()
        .forEach(
            (dimension, nodes) ->
                reasons.add("Dimension \"%s\" exhausted on %d nodes".formatted(dimension, nodes)));
    return reasons;
  }
}
