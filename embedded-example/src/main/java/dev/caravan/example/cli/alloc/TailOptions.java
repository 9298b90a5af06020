package dev.caravan.example.cli.alloc;

import dev.caravan.example.client.Query;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much of the end of a file is wanted. */
final class TailOptions {
  private static final int DEFAULT_LINES = 10;

  /** How much of a file is read for a line; Nomad takes lines to be as long. */
  private static final long BYTES_PER_LINE = 120;

  @Option(names = "-tail", description = "Only the end of it: 10 lines unless -n or -c say more.")
  private boolean tail;

  @Option(names = "-n", paramLabel = "LINES", description = "So many lines of its end.")
  private @Nullable Integer lines;

  @Option(names = "-c", paramLabel = "BYTES", description = "So many bytes of its end.")
  private @Nullable Long bytes;

  /** The request, for no more than is wanted. */
  Query addTo(Query query) {
    if (bytes != null) {
      return query.with("origin", "end").with("offset", bytes);
    }
    return wantsLines()
        ? query.with("origin", "end").with("offset", lines() * BYTES_PER_LINE)
        : query.with("origin", "start").with("offset", 0);
  }

  /** Where what is wanted of a file of this size begins. */
  long start(long size) {
    if (bytes != null) {
      return Math.max(0, size - bytes);
    }
    return wantsLines() ? Math.max(0, size - lines() * BYTES_PER_LINE) : 0;
  }

  private boolean wantsLines() {
    return bytes == null && (tail || lines != null);
  }

  private int lines() {
    return lines == null ? DEFAULT_LINES : lines;
  }

  /** Copies what was read: of that which has an end only as many lines as are wanted. */
  void copy(InputStream in, boolean endless, PrintStream out) throws IOException {
    if (wantsLines() && !endless) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<String> all = text.lines().toList();
      all.subList(Math.max(0, all.size() - lines()), all.size()).forEach(out::println);
      return;
    }
    byte[] buffer = new byte[8192];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      out.write(buffer, 0, read);
      out.flush();
    }
  }
}
