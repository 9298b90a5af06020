package dev.caravan.scheduler.check;

/**
 * What came of asking once.
 *
 * @param status never pending
 * @param statusCode of HTTP; 0 of others and where none came
 * @param output what was answered, or why nothing was; of at most {@value #LONGEST_OUTPUT}
 *     characters
 */
public record CheckAnswer(CheckStatus status, int statusCode, String output) {
  /** As Nomad keeps it. */
  static final int LONGEST_OUTPUT = 3 * 1024;

  public CheckAnswer {
    output = output.substring(0, Math.min(LONGEST_OUTPUT, output.length()));
  }

  /** A good answer. */
  static CheckAnswer success(String output) {
    return new CheckAnswer(CheckStatus.SUCCESS, 0, output);
  }

  /** No answer, or a bad one. */
  public static CheckAnswer failure(String output) {
    return new CheckAnswer(CheckStatus.FAILURE, 0, output);
  }

  /** What the end of a script means: 0 is good, 1 is a warning, all else is bad. */
  public static CheckAnswer ofScript(int exitCode, String output) {
    return new CheckAnswer(
        switch (exitCode) {
          case 0 -> CheckStatus.SUCCESS;
          case 1 -> CheckStatus.WARNING;
          default -> CheckStatus.FAILURE;
        },
        0,
        output);
  }
}
