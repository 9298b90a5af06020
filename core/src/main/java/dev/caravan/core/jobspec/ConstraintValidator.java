package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.Constraint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what is wrong with constraints. */
final class ConstraintValidator {
  /** Compiling a regular expression takes a stack in proportion to its length. */
  private static final int MAX_VALUE = 1_000;

  private static final Set<String> OPERATORS =
      Set.of(
          "=",
          "==",
          "is",
          "!=",
          "not",
          "<",
          "<=",
          ">",
          ">=",
          "regexp",
          "version",
          "semver",
          "set_contains",
          "set_contains_all",
          "set_contains_any",
          "is_set",
          "is_not_set",
          "distinct_hosts",
          "distinct_property");

  private static final String VERSION = "v?\\d+(\\.\\d+)*[-+.\\w]*";
  private static final String ONE_RULE = "\\s*(=|!=|>|<|>=|<=|~>)?\\s*" + VERSION + "\\s*";
  private static final Pattern VERSION_RULE = Pattern.compile(ONE_RULE + "(," + ONE_RULE + ")*");

  private final Findings findings;

  ConstraintValidator(Findings findings) {
    this.findings = findings;
  }

  /** Of a task or device, where nothing can be said about other allocations. */
  void validateOfOne(List<Constraint> constraints, Place owner) {
    validate(constraints, owner);
    for (int i = 0; i < constraints.size(); i++) {
      String operator = constraints.get(i).operator();
      findings.require(
          isAboutNode(operator) || !OPERATORS.contains(operator),
          owner.plain("constraint", i),
          "operator",
          "Constraint %d has disallowed Operand at %s level: %s; say it in the group",
          i + 1,
          owner.type(),
          operator);
    }
  }

  /** Of a job or group. */
  void validate(List<Constraint> constraints, Place owner) {
    for (int i = 0; i < constraints.size(); i++) {
      validate(constraints.get(i), owner.plain("constraint", i));
    }
  }

  private void validate(Constraint constraint, Place place) {
    String operator = constraint.operator();
    findings.require(
        !constraint.attribute().isEmpty() || operator.equals("distinct_hosts"),
        place,
        "attribute",
        "No LTarget provided but is required by constraint: add attribute = \"${…}\"");
    if (!OPERATORS.contains(operator)) {
      findings.add(place, "operator", "Unknown constraint type \"%s\"".formatted(operator));
      return;
    }
    wrongValue(operator, constraint.value())
        .ifPresent(message -> findings.add(place, "value", message));
  }

  /** Whether an operator looks at one node by itself, and not at where other allocations are. */
  static boolean isAboutNode(String operator) {
    return OPERATORS.contains(operator) && !operator.startsWith("distinct_");
  }

  /** What is wrong with the right side of this operator, which is one of those that there are. */
  static Optional<String> wrongValue(String operator, String value) {
    if (value.length() > MAX_VALUE) {
      String message = "value is longer than %d characters; shorten it";
      return Optional.of(message.formatted(MAX_VALUE));
    }
    return switch (operator) {
      case "=", "==", "is", "!=", "not", "<", "<=", ">", ">=" ->
          unless(
              !value.isEmpty(), "Operator \"%s\" requires an RTarget: add value = \"…\"", operator);
      case "set_contains", "set_contains_all", "set_contains_any" ->
          unless(
              !value.isEmpty(), "Set contains constraint requires an RTarget: add value = \"…\"");
      case "regexp" -> wrongExpression(value);
      case "version", "semver" ->
          unless(
              VERSION_RULE.matcher(value).matches(),
              "Version constraint is invalid: Malformed constraint: %s",
              value);
      case "distinct_property" ->
          unless(
              value.isEmpty() || value.matches("0*[1-9]\\d{0,8}"),
              "Distinct Property must have an allowed count of 1 or greater; got %s",
              value);
      case "is_set", "is_not_set" ->
          unless(
              value.isEmpty(),
              "Operator \"%s\" does not support an RTarget: remove value",
              operator);
      case "distinct_hosts" -> Optional.empty();
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private static Optional<String> wrongExpression(String expression) {
    try {
      com.google.re2j.Pattern.compile(expression);
      return Optional.empty();
    } catch (com.google.re2j.PatternSyntaxException e) {
      return Optional.of("Regular expression failed to compile: " + e.getDescription());
    }
  }

  private static Optional<String> unless(boolean holds, String template, Object... arguments) {
    return holds ? Optional.empty() : Optional.of(template.formatted(arguments));
  }
}
