package dev.caravan.core.jobspec;

import java.util.List;
import java.util.stream.Collectors;

/** A job cannot be used as it is. Carries all that is wrong with it, not just the first thing. */
public final class InvalidJobException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Of one problem or more. */
  public InvalidJobException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All that is wrong. */
  public List<Problem> problems() {
    return problems;
  }
}
