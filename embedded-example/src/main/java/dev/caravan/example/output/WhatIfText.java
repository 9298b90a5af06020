package dev.caravan.example.output;

import dev.caravan.example.api.WhatIfPlan;
import java.util.ArrayList;
import java.util.List;

/** What would come of a job if the cluster were another, as {@code job plan} prints it. */
public final class WhatIfText {
  private WhatIfText() {}

  /** Whether all could be placed, and what would move. */
  public static String render(WhatIfPlan plan, View view) {
    List<String> sections = new ArrayList<>();
    sections.add(
        view.heading("Scheduler what-if:")
            + "\n"
            + PlanText.verdict(plan.failedPlacements(), view));
    sections.addAll(PlanText.nearestMisses(plan.nearestMisses(), view));
    sections.add(view.heading("Moves") + "\n" + moves(plan.moves(), view));
    return String.join("\n\n", sections);
  }

  private static String moves(List<WhatIfPlan.Move> moves, View view) {
    if (moves.isEmpty()) {
      return "No allocations would move";
    }
    Table table = Table.of("Name", "Allocation", "From", "To");
    for (WhatIfPlan.Move move : moves) {
      table.row(
          move.name(), orNone(view.id(move.allocId())), orNone(move.from()), orNone(move.to()));
    }
    return table.render();
  }

  private static String orNone(String text) {
    return text.isEmpty() ? KeyValues.NONE : text;
  }
}
