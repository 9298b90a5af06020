package dev.caravan.http.endpoint;

import dev.caravan.core.model.Allocation;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Parameters;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;
import dev.caravan.scheduler.UnknownIdException;
import dev.caravan.scheduler.runner.LogInput;
import dev.caravan.scheduler.runner.LogStart;
import dev.caravan.scheduler.runner.TaskStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** What tasks have written, and go on to write. */
public final class ClientLogs {
  private static final String NOTHING_NEW = "{}";
  private static final String DIRECTORY = "alloc/logs/";

  private final Scheduler scheduler;

  /** For the allocations of this scheduler. */
  public ClientLogs(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The path. */
  public void addTo(Router router) {
    router.read("/v1/client/fs/logs/{alloc}", this::logs);
  }

  /** Plain text, or frames in JSON, which can also say that there is nothing new. */
  private Answer logs(Call call) {
    Parameters query = call.query();
    String task =
        query.text("task").orElseThrow(() -> ApiException.badRequest("must provide task name"));
    TaskStream stream = stream(query);
    LogStart start = start(query);
    boolean follow = query.flag("follow");
    Allocation allocation = Lookup.allocation(scheduler.state(), call.name("alloc"));
    LogInput log = open(allocation, task, stream, start, follow);
    return query.flag("plain")
        ? new Answer.Bytes("text/plain; charset=utf-8", follow, "", out -> plain(log, out))
        : new Answer.Bytes(
            "application/json", follow, follow ? NOTHING_NEW : "", out -> frames(log, out));
  }

  private LogInput open(
      Allocation allocation, String task, TaskStream stream, LogStart start, boolean follow) {
    String id = allocation.id().value();
    try {
      return follow
          ? scheduler.followLogs(id, task, stream, start)
          : scheduler.logs(id, task, stream, start);
    } catch (UnknownIdException e) {
      // The allocation is there, so it is the task that is not known.
      throw ApiException.badRequest(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      throw ApiException.refused(
          e.getMessage() + ": " + Objects.requireNonNull(e.getCause()).getMessage());
    }
  }

  private static TaskStream stream(Parameters query) {
    String word =
        query
            .text("type")
            .orElseThrow(() -> ApiException.badRequest("must provide log type (stdout/stderr)"));
    return Arrays.stream(TaskStream.values())
        .filter(stream -> stream.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> ApiException.badRequest("must provide log type (stdout/stderr), not " + word));
  }

  private static LogStart start(Parameters query) {
    long offset = query.number("offset").orElse(0L);
    return switch (query.text("origin").orElse("start")) {
      case "start" -> LogStart.offset(offset);
      case "end" -> LogStart.lastBytes(offset);
      default -> throw ApiException.badRequest("origin must be start or end");
    };
  }

  private static void plain(InputStream log, OutputStream out) throws IOException {
    try (log) {
      Copying.copy(log, out, Long.MAX_VALUE);
    }
  }

  private static void frames(LogInput log, OutputStream out) throws IOException {
    try (log) {
      writeFrames(log, out);
    }
  }

  private static void writeFrames(LogInput log, OutputStream out) throws IOException {
    byte[] chunk = new byte[16 << 10];
    for (int count = log.read(chunk); count >= 0; count = log.read(chunk)) {
      String frame =
          Json.object()
              .put("File", DIRECTORY + log.file())
              .put("Offset", log.offset())
              .put("Data", Arrays.copyOf(chunk, count))
              .toString();
      out.write(frame.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
