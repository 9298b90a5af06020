package dev.caravan.core.lifecycle;

import dev.caravan.core.lifecycle.TransitionTable.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Writes the transition tables down for people. */
final class LifecycleDocs {
  private static final List<TransitionTable<?, ?>> TABLES =
      List.of(
          JobLifecycle.TABLE,
          EvaluationLifecycle.TABLE,
          AllocationLifecycle.DESIRED,
          AllocationLifecycle.CLIENT,
          DeploymentLifecycle.TABLE,
          NodeLifecycle.AVAILABILITY,
          NodeLifecycle.SCHEDULING);

  private static final String NOTHING = "[*]";

  private LifecycleDocs() {}

  static String text() {
    StringBuilder text =
        new StringBuilder(
            """
            # Lifecycles

            What can be asked of each thing, in each state, and what comes of it. This page is written from the
            transition tables in `dev.caravan.core.lifecycle`, which the code decides by; a test keeps them the same.

            In the tables, a state is where the input leads; a dash means that it is accepted and changes nothing; a
            text is the reason for which it is refused.
            """);
    TABLES.forEach(table -> section(text, table));
    return text.toString();
  }

  private static <S extends Enum<S>, I extends Enum<I>> void section(
      StringBuilder text, TransitionTable<S, I> table) {
    text.append("\n## ").append(table.name()).append("\n\n```mermaid\nstateDiagram-v2\n");
    table.entries().forEach((state, row) -> arrows(text, state, row));
    text.append("```\n\n");
    header(text, table);
    table.entries().forEach((state, row) -> row(text, state, row));
  }

  /** One arrow for each pair of states, with all inputs that lead along it. */
  private static <S extends Enum<S>, I extends Enum<I>> void arrows(
      StringBuilder text, S from, Map<I, Outcome<S>> row) {
    for (S to : from.getDeclaringClass().getEnumConstants()) {
      StringJoiner inputs = new StringJoiner(", ");
      row.forEach(
          (input, outcome) -> {
            if (outcome.equals(new Outcome.Move<>(to))) {
              inputs.add(words(input));
            }
          });
      boolean isNothing = node(from).equals(NOTHING) && node(to).equals(NOTHING);
      if (inputs.length() > 0 && !isNothing) {
        text.append("  %s --> %s: %s\n".formatted(node(from), node(to), inputs));
      }
    }
  }

  private static <S extends Enum<S>, I extends Enum<I>> void header(
      StringBuilder text, TransitionTable<S, I> table) {
    StringJoiner names = new StringJoiner(" | ", "| | ", " |\n");
    StringJoiner lines = new StringJoiner(" | ", "| --- | ", " |\n");
    Map<I, Outcome<S>> anyRow = table.entries().values().iterator().next();
    for (I input : anyRow.keySet()) {
      names.add(words(input));
      lines.add("---");
    }
    text.append(names).append(lines);
  }

  private static <S extends Enum<S>, I extends Enum<I>> void row(
      StringBuilder text, S state, Map<I, Outcome<S>> row) {
    StringJoiner cells = new StringJoiner(" | ", "| **" + words(state) + "** | ", " |\n");
    row.values().forEach(outcome -> cells.add(cell(outcome)));
    text.append(cells);
  }

  private static <S extends Enum<S>> String cell(Outcome<S> outcome) {
    if (outcome instanceof Outcome.Move<S> move) {
      return words(move.to());
    }
    return outcome instanceof Outcome.Refuse<S> refuse
        ? "*" + refuse.reason().replace("%s", "…") + "*"
        : "-";
  }

  /** Mermaid draws a state in which there is nothing yet, or nothing any more, as a dot. */
  private static String node(Enum<?> state) {
    return state.name().equals("ABSENT") ? NOTHING : state.name().toLowerCase(Locale.ROOT);
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
