package dev.caravan.http.endpoint;

import dev.caravan.core.storage.AuditHead;
import dev.caravan.core.storage.EventLog;
import dev.caravan.core.storage.ProgressListener;
import dev.caravan.http.json.LogJson;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Parameters;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The log as a whole; Nomad's API has nothing like it. */
public final class LogEndpoints {
  private final Scheduler scheduler;

  /** Of this scheduler. */
  public LogEndpoints(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The paths. */
  public void addTo(Router router) {
    router
        .read("/v1/operator/log/head", call -> head())
        .read("/v1/operator/log/verify", call -> verify(call.query()))
        .read("/v1/operator/log/export", call -> export())
        .write("/v1/operator/log/archive", call -> archive(call.query()));
  }

  private Answer head() {
    return Answer.Json.of(LogJson.head(scheduler.log().auditHead()));
  }

  private Answer verify(Parameters query) {
    EventLog log = scheduler.log();
    AuditHead expected = expected(query);
    return JsonLines.followed(
        lines -> lines.write(LogJson.verification(log.verify(expected, lines.progress()))));
  }

  private static @Nullable AuditHead expected(Parameters query) {
    try {
      return query.text("head").map(AuditHead::parse).orElse(null);
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest(String.valueOf(e.getMessage()));
    }
  }

  /** The lines that can be imported; whether they are whole is told by the last one. */
  private Answer export() {
    EventLog log = scheduler.log();
    return Answer.Bytes.whole(
        "application/json",
        out -> {
          Writer lines = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          AuditHead unused = log.exportTo(lines, ProgressListener.NONE);
        });
  }

  private Answer archive(Parameters query) {
    EventLog log = scheduler.log();
    Instant before =
        query
            .text("before")
            .map(time -> Moment.time("before", time))
            .orElseThrow(
                () ->
                    ApiException.badRequest(
                        "Missing before; give a time such as 2026-01-31T12:00:00Z"));
    return JsonLines.whole(
        lines -> lines.write(LogJson.archive(log.archive(before, lines.progress()))));
  }
}
