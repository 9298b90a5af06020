package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.syntax.Position;
import org.jspecify.annotations.Nullable;

/** Ends the evaluation of an expression. */
class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Position position;

  private Refusal(String message, @Nullable Position position) {
    super(message, null, false, false);
    this.position = position;
  }

  Refusal(String message) {
    this(message, null);
  }

  static Refusal of(String message, Object... details) {
    return new Refusal(message.formatted(details));
  }

  /** It uses something of which has been said already what is wrong with it. */
  static Refusal known() {
    return new Refusal("");
  }

  boolean isKnown() {
    return message().isEmpty();
  }

  String message() {
    return String.valueOf(getMessage());
  }

  /** The same, at a position unless it has one. */
  Refusal at(Position where) {
    return position == null ? new Refusal(message(), where) : this;
  }

  /** Where it went wrong. */
  Position positionOr(Position other) {
    return position == null ? other : position;
  }

  /** Too much was asked for: nothing more is evaluated, and {@code try} does not help. */
  static final class Exhaustion extends Refusal {
    private static final long serialVersionUID = 1L;

    private final transient Position where;

    Exhaustion(String message) {
      this(message, Position.NONE);
    }

    private Exhaustion(String message, Position where) {
      super(message, where.equals(Position.NONE) ? null : where);
      this.where = where;
    }

    @Override
    Refusal at(Position position) {
      return where.equals(Position.NONE) ? new Exhaustion(message(), position) : this;
    }
  }
}
