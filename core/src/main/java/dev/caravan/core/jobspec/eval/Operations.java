package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.syntax.Operator;
import java.math.BigDecimal;

/** What operators do with their operands. */
final class Operations {
  private Operations() {}

  static Datum unary(Operator operator, Datum operand) {
    return operator == Operator.NOT
        ? new Datum.Flag(!flag(operator, operand))
        : Numbers.datum(number(operator, operand).negate());
  }

  /** For all but {@code &&} and {@code ||}, which may not need their right operand. */
  static Datum binary(Operator operator, Datum left, Datum right) {
    return switch (operator) {
      case EQUAL -> new Datum.Flag(left.equals(right));
      case NOT_EQUAL -> new Datum.Flag(!left.equals(right));
      case LESS, GREATER, AT_MOST, AT_LEAST ->
          new Datum.Flag(
              holds(operator, number(operator, left).compareTo(number(operator, right))));
      default ->
          Numbers.datum(arithmetic(operator, number(operator, left), number(operator, right)));
    };
  }

  private static boolean holds(Operator operator, int order) {
    return switch (operator) {
      case LESS -> order < 0;
      case GREATER -> order > 0;
      case AT_MOST -> order <= 0;
      default -> order >= 0;
    };
  }

  private static BigDecimal arithmetic(Operator operator, BigDecimal left, BigDecimal right) {
    return switch (operator) {
      case PLUS -> left.add(right);
      case MINUS -> left.subtract(right);
      case TIMES -> left.multiply(right);
      case DIVIDED_BY -> Numbers.divide(left, right);
      case MODULO -> Numbers.remainder(left, right);
      default -> throw new IllegalArgumentException(operator + " is not arithmetic");
    };
  }

  static boolean flag(Operator operator, Datum operand) {
    return Convert.flag(operand).orElseThrow(() -> mismatch(operator, "booleans", operand));
  }

  private static BigDecimal number(Operator operator, Datum operand) {
    return Convert.number(operand).orElseThrow(() -> mismatch(operator, "numbers", operand));
  }

  private static Refusal mismatch(Operator operator, String wanted, Datum operand) {
    return Refusal.of("%s is for %s, but here is %s", operator.symbol(), wanted, operand.kind());
  }
}
