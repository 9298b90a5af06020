package dev.caravan.core.jobspec.syntax;

import java.util.Arrays;
import java.util.Optional;

/** The operators between two operands, and by their binding strength which of them go first. */
public enum Operator {
  OR("||", 1),
  AND("&&", 2),
  EQUAL("==", 3),
  NOT_EQUAL("!=", 3),
  LESS("<", 4),
  GREATER(">", 4),
  AT_MOST("<=", 4),
  AT_LEAST(">=", 4),
  PLUS("+", 5),
  MINUS("-", 5),
  TIMES("*", 6),
  DIVIDED_BY("/", 6),
  MODULO("%", 6),
  /** Only before its operand, where it binds more strongly than all others; so does a minus. */
  NOT("!", 0);

  private final String symbol;
  private final int strength;

  Operator(String symbol, int strength) {
    this.symbol = symbol;
    this.strength = strength;
  }

  /** As it is written. */
  public String symbol() {
    return symbol;
  }

  /** From 1; what binds more strongly goes first. */
  public int strength() {
    return strength;
  }

  /** The operator that stands between two operands and is written so. */
  public static Optional<Operator> binary(String symbol) {
    return Arrays.stream(values())
        .filter(operator -> operator.strength > 0 && operator.symbol.equals(symbol))
        .findFirst();
  }
}
