package dev.caravan.core.model;

/**
 * How much of a task's output is kept.
 *
 * @param maxFiles how many files there are at most, for each of stdout and stderr
 * @param maxFileSizeMb how large each of them may become, in MiB
 * @param disabled whether nothing is kept
 */
public record LogConfig(int maxFiles, int maxFileSizeMb, boolean disabled) {

  /** Nomad's default. */
  public static final LogConfig DEFAULT =
      new LogConfig(Defaults.LOG_FILES, Defaults.LOG_FILE_SIZE_MB, false);

  /** Output is kept, in at most so many files of at most so many MiB. */
  public LogConfig(int maxFiles, int maxFileSizeMb) {
    this(maxFiles, maxFileSizeMb, false);
  }
}
