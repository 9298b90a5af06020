package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.syntax.Expression;
import dev.caravan.core.jobspec.syntax.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** References whose first word the file does not know. */
final class Roots {
  private static final List<String> RUN_TIME = List.of("attr", "node", "meta", "env", "device");

  private static final Set<String> OF_OTHERS = Set.of("each", "path", "var", "local");

  private static final Set<String> CONSTANTS = Set.of("true", "false", "null");

  private Roots() {}

  /** The first word of a reference with members and indexes; null of any other expression. */
  static Expression.@Nullable Reference of(Expression expression) {
    Expression at = expression;
    while (true) {
      if (at instanceof Expression.Reference reference) {
        return reference;
      } else if (at instanceof Expression.Member member) {
        at = member.owner();
      } else if (at instanceof Expression.Index index
          && index.key() instanceof Expression.Literal) {
        at = index.owner();
      } else {
        return null;
      }
    }
  }

  /** What a reference to something that the file does not know stands for. */
  static Datum unknown(Expression path, Expression.Reference root) {
    String name = root.name();
    if (RUN_TIME.contains(name) || name.startsWith("NOMAD_")) {
      return new Datum.Text("${" + written(path) + "}");
    }
    if (OF_OTHERS.contains(name)) {
      throw Refusal.of("%s means nothing here", name).at(root.position());
    }
    throw Refusal.of("%s is not a value; quote it if it is text", written(path))
        .at(root.position());
  }

  /** In templates, whatever the file does not know is left for run time, as it is written. */
  static Datum unknownInTemplate(Expression.Interpolation interpolation, String root) {
    if (OF_OTHERS.contains(root)) {
      throw Refusal.of("%s means nothing here", root);
    }
    return new Datum.Text(interpolation.written());
  }

  /** Whether it is no reference at all. */
  static boolean isConstant(String word) {
    return CONSTANTS.contains(word);
  }

  private static String written(Expression path) {
    StringBuilder out = new StringBuilder();
    Expression at = path;
    while (!(at instanceof Expression.Reference reference)) {
      if (at instanceof Expression.Member member) {
        out.insert(0, "." + member.name());
        at = member.owner();
      } else {
        Expression.Index index = (Expression.Index) at;
        out.insert(0, "[" + key((Expression.Literal) index.key()) + "]");
        at = index.owner();
      }
    }
    return out.insert(0, reference.name()).toString();
  }

  private static String key(Expression.Literal key) {
    if (key.value() instanceof Value.Text text) {
      return "\"" + text.text() + "\"";
    }
    return key.value() instanceof Value.Numeral numeral ? numeral.number().toPlainString() : "…";
  }
}
