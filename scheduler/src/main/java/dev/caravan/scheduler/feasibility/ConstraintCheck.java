package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.Node;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A constraint, or the condition of an affinity, made ready to be asked of many nodes. */
public final class ConstraintCheck {
  private final String attribute;
  private final String operator;
  private final String value;
  private final @Nullable Operator known;

  /** The test of left values, where the right one is the same for all nodes. */
  private final @Nullable Predicate<@Nullable String> prepared;

  /** Of this constraint. */
  public ConstraintCheck(Constraint constraint) {
    this(constraint.attribute(), constraint.operator(), constraint.value());
  }

  /** Of the condition of this affinity. */
  public ConstraintCheck(Affinity affinity) {
    this(affinity.attribute(), affinity.operator(), affinity.value());
  }

  private ConstraintCheck(String attribute, String operator, String value) {
    this.attribute = attribute;
    this.operator = operator;
    this.value = value;
    this.known = Operator.ofWord(operator).orElse(null);
    this.prepared = known != null && !NodeValues.isTarget(value) ? known.against(value) : null;
  }

  /** Whether it holds on a node; one with an unknown operator holds nowhere. */
  public boolean holds(Node node) {
    if (known == null) {
      return false;
    }
    String left = NodeValues.resolve(attribute, node);
    return prepared != null
        ? prepared.test(left)
        : known.holds(left, NodeValues.resolve(value, node));
  }

  /** Whether two nodes of one computed class may differ in it. */
  public boolean isUniqueToNodes() {
    return NodeValues.isUnique(attribute) || NodeValues.isUnique(value);
  }

  /** What a node has where this looks. */
  String found(Node node) {
    String left = NodeValues.resolve(attribute, node);
    return left == null ? "the node does not say" : "the node has \"" + left + "\"";
  }

  /** As placement failures name it. */
  String text() {
    return (attribute + " " + operator + " " + value).trim();
  }
}
