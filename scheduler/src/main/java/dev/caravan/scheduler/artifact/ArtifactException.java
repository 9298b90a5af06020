package dev.caravan.scheduler.artifact;

import org.jspecify.annotations.Nullable;

/** An artifact cannot be fetched. */
public final class ArtifactException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Whether trying again later may help. */
  private final boolean recoverable;

  private ArtifactException(String message, boolean recoverable, @Nullable Throwable cause) {
    super(message, cause);
    this.recoverable = recoverable;
  }

  /** It is not as it must be, and will not be the next time. */
  static ArtifactException refused(String message) {
    return new ArtifactException(message, false, null);
  }

  /** It could not be read or written now. */
  static ArtifactException failed(String message, @Nullable Throwable cause) {
    return new ArtifactException(message, true, cause);
  }

  /** Whether trying again later may help. */
  public boolean isRecoverable() {
    return recoverable;
  }
}
