package dev.caravan.core.model;

/**
 * When a task runs beside the main tasks of its group.
 *
 * @param hook where in the life of the main tasks
 * @param sidecar whether it goes on running beside them
 */
public record TaskLifecycle(Hook hook, boolean sidecar) {

  /** Where in the life of the main tasks a task runs. */
  public enum Hook {
    /** Before them. */
    PRESTART("prestart"),
    /** Once all of them run. */
    POSTSTART("poststart"),
    /** After all of them have ended. */
    POSTSTOP("poststop");

    private final String word;

    Hook(String word) {
      this.word = word;
    }

    /** The word that job files use. */
    public String word() {
      return word;
    }
  }
}
