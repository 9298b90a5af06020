package dev.caravan.drivers.docker;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Parts with a head of eight bytes: the stream, three of nothing, and the length in four. */
final class FramedLogParts implements LogParts {
  private static final int STDERR = 2;

  private final DataInputStream answer;

  FramedLogParts(InputStream answer) {
    this.answer = new DataInputStream(answer);
  }

  @Override
  public @Nullable Part next() throws IOException {
    int stream = answer.read();
    if (stream < 0) {
      return null;
    }
    answer.skipNBytes(3);
    byte[] content = new byte[answer.readInt()];
    answer.readFully(content);
    return new Part(stream == STDERR, content);
  }
}
