package dev.caravan.drivers.docker;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a container with a terminal, which has one output only: they follow each other without a
 * head. A part ends with its line, or where the daemon cuts a line that is longer.
 */
final class TerminalLogParts implements LogParts {
  /** As many bytes the daemon reads at once, and stores under one time. */
  static final int LONGEST = 16 << 10;

  private final InputStream answer;

  TerminalLogParts(InputStream answer) {
    this.answer = new BufferedInputStream(answer);
  }

  @Override
  public @Nullable Part next() throws IOException {
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    int next = answer.read();
    if (next < 0) {
      return null;
    }
    for (; next != ' '; next = answer.read()) {
      if (next < 0) {
        throw new EOFException("the log breaks off");
      }
      part.write(next);
    }
    part.write(' ');
    copyLine(part);
    return new Part(false, part.toByteArray());
  }

  private void copyLine(ByteArrayOutputStream part) throws IOException {
    for (int length = 0; length < LONGEST; length++) {
      int next = answer.read();
      if (next < 0) {
        return;
      }
      part.write(next);
      if (next == '\n') {
        return;
      }
    }
  }
}
