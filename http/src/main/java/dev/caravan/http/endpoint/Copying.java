package dev.caravan.http.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Passes bytes on as they come. */
final class Copying {
  private static final int CHUNK = 16 << 10;

  private Copying() {}

  /** Passes on up to so many bytes; each lot goes out as soon as it is there. */
  static void copy(InputStream in, OutputStream out, long limit) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long left = limit;
    while (left > 0) {
      int count = in.read(chunk, 0, (int) Math.min(chunk.length, left));
      if (count < 0) {
        return;
      }
      out.write(chunk, 0, count);
      out.flush();
      left -= count;
    }
  }
}
