package dev.caravan.drivers.docker;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The parts of a log that the daemon answers with. */
interface LogParts {

  /** A part: a line, or a piece of a long one. */
  final class Part {
    private final boolean isError;
    private final byte[] content;

    /**
     * @param isError whether it was written to the standard error
     * @param content its time, a space, and what the container wrote
     */
    Part(boolean isError, byte[] content) {
      this.isError = isError;
      this.content = content;
    }

    boolean isError() {
      return isError;
    }

    byte[] content() {
      return content;
    }
  }

  /**
   * Reads the next part.
   *
   * @return null at the end
   * @throws IOException if the answer breaks off
   */
  @Nullable Part next() throws IOException;
}
