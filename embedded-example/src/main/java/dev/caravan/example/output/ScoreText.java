package dev.caravan.example.output;

import dev.caravan.example.api.PlacementMetrics.NodeScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Scores of nodes as a table, best first. */
final class ScoreText {
  private ScoreText() {}

  static String render(List<NodeScore> scores, View view) {
    Set<String> rules = new TreeSet<>();
    scores.forEach(score -> rules.addAll(score.scores().keySet()));
    List<String> headings = new ArrayList<>(List.of("Node"));
    headings.addAll(rules);
    headings.add("final score");
    Table table = Table.of(headings.toArray(new String[0]));
    scores.forEach(score -> table.row(cells(score, rules, view).toArray()));
    return table.render();
  }

  private static List<String> cells(NodeScore score, Set<String> rules, View view) {
    List<String> cells = new ArrayList<>(List.of(view.id(score.nodeId())));
    rules.forEach(rule -> cells.add(number(score.scores().getOrDefault(rule, 0.0))));
    cells.add(number(score.normScore()));
    return cells;
  }

  private static String number(double score) {
    return String.format(Locale.ROOT, "%.3g", score);
  }
}
