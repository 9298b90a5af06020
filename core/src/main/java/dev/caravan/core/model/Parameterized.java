package dev.caravan.core.model;

import java.util.List;

/**
 * What a job that is dispatched takes from whoever dispatches it.
 *
 * @param payload whether there is a payload
 * @param metaRequired keys of meta that each dispatch must give
 * @param metaOptional keys of meta that a dispatch may give; no others are allowed
 * @param maxConcurrent how many children may run at once, the others wait; 0 for any number
 */
public record Parameterized(
    Payload payload, List<String> metaRequired, List<String> metaOptional, int maxConcurrent) {

  /** An optional payload, and no meta. */
  public static final Parameterized DEFAULT =
      new Parameterized(Payload.OPTIONAL, List.of(), List.of(), 0);

  public Parameterized {
    metaRequired = List.copyOf(metaRequired);
    metaOptional = List.copyOf(metaOptional);
  }

  /** Whether a dispatch has a payload. */
  public enum Payload {
    OPTIONAL("optional"),
    REQUIRED("required"),
    FORBIDDEN("forbidden");

    private final String word;

    Payload(String word) {
      this.word = word;
    }

    /** The word that job files use. */
    public String word() {
      return word;
    }
  }
}
