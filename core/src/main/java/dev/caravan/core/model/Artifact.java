package dev.caravan.core.model;

import java.util.Map;

/**
 * Something that is fetched before a task starts.
 *
 * @param source where from, as a URL
 * @param destination where to, in the directory of the allocation
 * @param mode whether the source is a file, a directory, or either
 * @param options how to fetch it: {@code checksum}, {@code archive} …
 * @param headers of HTTP requests
 * @param insecure whether certificates are left unchecked
 * @param chown whether what was fetched is given to the task's user
 */
public record Artifact(
    String source,
    String destination,
    Mode mode,
    Map<String, String> options,
    Map<String, String> headers,
    boolean insecure,
    boolean chown) {

  public Artifact {
    options = Immutable.ordered(options);
    headers = Immutable.ordered(headers);
  }

  /** From there to the task's {@code local} directory, with all else at its default. */
  public static Artifact of(String source) {
    return new Artifact(
        source, Defaults.ARTIFACT_DESTINATION, Mode.ANY, Map.of(), Map.of(), false, false);
  }

  /** What the source is. */
  public enum Mode {
    ANY("any"),
    FILE("file"),
    DIRECTORY("dir");

    private final String word;

    Mode(String word) {
      this.word = word;
    }

    /** The word that job files use. */
    public String word() {
      return word;
    }
  }
}
