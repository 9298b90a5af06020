package dev.caravan.example.output;

import dev.caravan.example.api.PlacementMetrics;
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

  /** The reasons, a line each. */
  static String reasons(PlacementMetrics metrics, String indent) {
    return reasons(metrics).stream()
        .map(reason -> indent + "* " + reason)
        .collect(Collectors.joining("\n"));
  }

  private static List<String> reasons(PlacementMetrics metrics) {
    List<String> reasons = new ArrayList<>();
    if (metrics.nodesEvaluated() == 0) {
      reasons.add("No nodes were eligible for evaluation");
    }
    new TreeMap<>(metrics.nodesAvailable())
        .forEach(
            (datacenter, nodes) -> {
              if (nodes == 0) {
                reasons.add("No nodes are available in datacenter \"" + datacenter + "\"");
              }
            });
    add(reasons, metrics.classFiltered(), "Class \"%s\": %d nodes excluded by filter");
    add(reasons, metrics.constraintFiltered(), "Constraint \"%s\": %d nodes excluded by filter");
    if (metrics.nodesExhausted() > 0) {
      reasons.add("Resources exhausted on " + metrics.nodesExhausted() + " nodes");
    }
    add(reasons, metrics.classExhausted(), "Class \"%s\" exhausted on %d nodes");
    add(reasons, metrics.dimensionExhausted(), "Dimension \"%s\" exhausted on %d nodes");
    metrics.quotaExhausted().forEach(limit -> reasons.add("Quota limit hit \"" + limit + "\""));
    return reasons;
  }

  private static void add(List<String> reasons, Map<String, Integer> counts, String sentence) {
    new TreeMap<>(counts).forEach((what, nodes) -> reasons.add(sentence.formatted(what, nodes)));
  }
}
