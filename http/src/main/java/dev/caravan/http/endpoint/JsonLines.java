package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.core.storage.ProgressListener;
import dev.caravan.core.storage.StorageException;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Answers of one line of JSON after the other: {@code Done} and {@code Total} on the way, then what
 * came of it; or an {@code Error} in the last line, since the status has been sent by then.
 */
final class JsonLines {
  private static final String CONTENT_TYPE = "application/json";

  private final OutputStream out;

  private JsonLines(OutputStream out) {
    this.out = out;
  }

  /** An answer that ends when the client leaves. */
  static Answer followed(Consumer<JsonLines> writer) {
    return Answer.Bytes.followed(CONTENT_TYPE, "", out -> write(writer, out));
  }

  /** An answer that goes on until the client leaves, with empty objects while nothing happens. */
  static Answer kept(Consumer<JsonLines> writer) {
    return Answer.Bytes.followed(CONTENT_TYPE, "{}\n", out -> write(writer, out));
  }

  /** An answer of which a client that leaves does not interrupt what is being done. */
  static Answer whole(Consumer<JsonLines> writer) {
    return Answer.Bytes.whole(CONTENT_TYPE, out -> write(writer, out));
  }

  private static void write(Consumer<JsonLines> writer, OutputStream out) throws IOException {
    JsonLines lines = new JsonLines(out);
    try {
      writeOrTell(writer, lines);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void writeOrTell(Consumer<JsonLines> writer, JsonLines lines) {
    try {
      writer.accept(lines);
    } catch (StorageException e) {
      lines.fail(String.valueOf(e.getMessage()));
    }
  }

  /** Writes the last line: what was asked for cannot be done. */
  void fail(String why) {
    write(Json.object().put("Error", why));
  }

  /** Writes a line, which is on its way then. */
  void write(JsonNode line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells at each percent how far something is. */
  ProgressListener progress() {
    return new Percentage(this);
  }

  private static final class Percentage implements ProgressListener {
    private final JsonLines lines;
    private long percent = -1;

    Percentage(JsonLines lines) {
      this.lines = lines;
    }

    @Override
    public void progress(long done, long total) {
      long now = total == 0 ? 100 : done * 100 / total;
      if (now > percent) {
        percent = now;
        lines.write(Json.object().put("Done", done).put("Total", total));
      }
    }
  }
}
