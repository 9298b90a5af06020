package dev.caravan.core.gotemplate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a template. */
sealed interface Node {

  /** Text that stays as it is. */
  record Text(String text) implements Node {}

  /** Prints a value, unless it is given to a variable. */
  record Action(Pipeline pipeline) implements Node {}

  /** {@code if}. */
  record If(Pipeline condition, List<Node> then, List<Node> otherwise) implements Node {}

  /** {@code with}: an {@code if} whose condition becomes the dot. */
  record With(Pipeline value, List<Node> then, List<Node> otherwise) implements Node {}

  /** {@code range}. */
  record Range(Pipeline over, List<Node> body, List<Node> otherwise, int offset) implements Node {}

  /** {@code template}: another template, with this dot. */
  record Include(String name, @Nullable Pipeline dot, int offset) implements Node {}

  /** {@code break}. */
  record Break() implements Node {}

  /** {@code continue}. */
  record Continue() implements Node {}

  /**
   * A value, and the variables that it is given to.
   *
   * @param variables their names; of a {@code range} up to two
   * @param assigns whether the variables are there already
   * @param value what is computed
   */
  record Pipeline(List<String> variables, boolean assigns, Expression value) {
    public Pipeline {
      variables = List.copyOf(variables);
    }
  }
}
