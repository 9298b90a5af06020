package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.jobspec.UncheckedJob;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.storage.ProgressListener;
import dev.caravan.http.json.AuditJson;
import dev.caravan.http.json.Json;
import dev.caravan.http.json.Sentences;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Parameters;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.History;
import dev.caravan.scheduler.Scheduler;
import dev.caravan.scheduler.history.EventQuery;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The log read back; Nomad's API has nothing like it. */
public final class Audit {
  private static final long EVENTS_PER_PAGE = 1_000;
  private static final int CONSEQUENCES_AT_MOST = 1_000;

  private final Scheduler scheduler;

  /** Of this scheduler. */
  public Audit(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The paths. */
  public void addTo(Router router) {
    router
        .read("/v1/audit/events", call -> events(call.query()))
        .read("/v1/audit/event/{position}", this::event)
        .read("/v1/audit/diff", call -> diff(call.query()))
        .write("/v1/audit/plan", this::plan)
        .read("/v1/audit/verify", call -> verify(call.query()))
        .read("/v1/audit/replay", call -> replay(call.query()));
  }

  private Answer events(Parameters query) {
    long perPage = query.number("per_page").filter(size -> size > 0).orElse(EVENTS_PER_PAGE);
    List<RecordedEvent> found =
        scheduler.history().events(query(query), Math.toIntExact(perPage + 1));
    boolean more = found.size() > perPage;
    List<RecordedEvent> page = more ? found.subList(0, found.size() - 1) : found;
    return new Answer.Json(
        Json.array(page.stream(), AuditJson::event),
        more
            ? Map.of("X-Nomad-NextToken", Long.toString(page.get(page.size() - 1).position()))
            : Map.of());
  }

  private EventQuery query(Parameters query) {
    History history = scheduler.history();
    return new EventQuery(
        query.text("job").map(id -> new JobId(Lookup.namespace(query), id)).orElse(null),
        query.text("allocation").map(AllocationId::new).orElse(null),
        query.text("deployment").map(DeploymentId::new).orElse(null),
        query.text("node").map(NodeId::new).orElse(null),
        query.text("evaluation").map(EvaluationId::new).orElse(null),
        query.text("actor").orElse(null),
        query.text("request").orElse(null),
        query.text("since").map(time -> Moment.time("since", time)).orElse(null),
        query.text("until").map(time -> Moment.time("until", time)).orElse(null),
        query.number("next_token").or(() -> Moment.position(history, query, "after")).orElse(0L),
        Moment.position(history, query, "to").orElse(Long.MAX_VALUE));
  }

  /** An event with why it happened and what came of it. */
  private Answer event(Call call) {
    History history = scheduler.history();
    long position = position(call.name("position"));
    ObjectNode json = AuditJson.event(event(history, position));
    json.set("Causes", Json.array(history.causes(position).stream(), AuditJson::event));
    try (Stream<RecordedEvent> caused = history.caused(position)) {
      json.set("Caused", Json.array(caused.limit(CONSEQUENCES_AT_MOST), AuditJson::event));
    }
    return Answer.Json.of(json);
  }

  private static RecordedEvent event(History history, long position) {
    try {
      return history.event(position);
    } catch (IllegalArgumentException e) {
      throw ApiException.notFound(String.valueOf(e.getMessage()));
    }
  }

  private static long position(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw ApiException.badRequest("\"" + text + "\" is not a position in the log");
    }
  }

  private Answer diff(Parameters query) {
    History history = scheduler.history();
    long from = Moment.position(history, query, "from").orElse(0L);
    long to = Moment.position(history, query, "to").orElseGet(history::position);
    return Answer.Json.of(AuditJson.diff(history.diff(from, to)));
  }

  /** What would have been done for the job in the body. */
  private Answer plan(Call call) {
    History history = scheduler.history();
    long at = Moment.position(history, call.query(), Moment.AT).orElseGet(history::position);
    Job job = job(JobBody.of(Body.required(call.body())));
    return Answer.Json.of(Registrations.checked(() -> AuditJson.whatIf(history.whatIf(at, job))));
  }

  private static Job job(UncheckedJob read) {
    if (!read.unknownWords().isEmpty()) {
      throw ApiException.refused(
          Sentences.errors(read.unknownWords().stream().map(Registrations::sentence).toList()));
    }
    return read.job();
  }

  /** A line of JSON for each step of the way, and one for what came of it. */
  private Answer verify(Parameters query) {
    History history = scheduler.history();
    boolean decisions = query.flag("decisions");
    return JsonLines.followed(
        lines ->
            lines.write(
                AuditJson.verification(
                    decisions
                        ? history.verifyDecisions(lines.progress())
                        : history.verify(lines.progress()))));
  }

  /** A line of JSON for each event, at the speed that is asked for. */
  private Answer replay(Parameters query) {
    History history = scheduler.history();
    double speed = speed(query);
    boolean progress = query.flag("progress");
    long after = Moment.position(history, query, "after").orElse(0L);
    long to = Moment.position(history, query, "to").orElseGet(history::position);
    return JsonLines.followed(
        lines -> {
          try {
            history.replay(
                after,
                to,
                speed,
                (event, state) -> lines.write(AuditJson.event(event)),
                progress ? lines.progress() : ProgressListener.NONE);
          } catch (InterruptedException e) {
            // The server ends, or the client went away.
            Thread.currentThread().interrupt();
          }
        });
  }

  private static double speed(Parameters query) {
    try {
      double speed = Double.parseDouble(query.text("speed").orElse("0"));
      if (speed >= 0 && Double.isFinite(speed)) {
        return speed;
      }
    } catch (NumberFormatException e) {
      // Told below, as any other text that is no speed.
    }
    throw ApiException.badRequest("Invalid speed; give 1 for as it was, 10 for ten times as fast");
  }
}
