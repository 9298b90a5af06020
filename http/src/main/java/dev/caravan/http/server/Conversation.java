package dev.caravan.http.server;

import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.command.RegistrationDisabledException;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.storage.StorageException;
import dev.caravan.http.endpoint.Moment;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Parameters;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;
import dev.caravan.scheduler.SchedulerClosedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests that have come whole: at once, once there is news, or as a stream. */
final class Conversation implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Conversation.class);

  private static final Duration USUAL_WAIT = Duration.ofMinutes(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private final Scheduler scheduler;
  private final Router router;
  private final Callers callers;
  private final BlockedQueries blocked;
  private final Executor workers;
  private final Streams streams = new Streams();

  Conversation(
      Scheduler scheduler,
      Router router,
      Callers callers,
      BlockedQueries blocked,
      Executor workers) {
    this.scheduler = scheduler;
    this.router = router;
    this.callers = callers;
    this.blocked = blocked;
    this.workers = workers;
  }

  /** Answers on a thread that may be kept for a while. */
  void go(Request request, byte[] body, Reply reply) {
    try {
      workers.execute(() -> guarded(reply, () -> answer(request, body, reply)));
    } catch (RejectedExecutionException e) {
      reply.refuse(new ApiException(503, "The server stops"));
    }
  }

  private void answer(Request request, byte[] body, Reply reply) {
    Parameters query = query(request);
    Answer answer =
        scheduler.onBehalfOf(
            callers.name(request),
            Callers.requestId(request),
            () ->
                router.answer(
                    request.getMethod(),
                    request.getHttpURI().getPath(),
                    query,
                    new String(body, StandardCharsets.UTF_8)));
    if (answer instanceof Answer.Live live) {
      look(live, query, reply);
    } else if (answer instanceof Answer.Bytes bytes) {
      streams.run(bytes, reply);
    } else if (answer instanceof Answer.Json json) {
      reply.index(scheduler.state().position()).json(json, query.mentions("pretty"));
    } else if (answer instanceof Answer.Text text) {
      reply.text(text);
    } else if (answer instanceof Answer.Socket socket) {
      streams.upgrade(socket, reply);
    }
  }

  private static Parameters query(Request request) {
    Map<String, List<String>> values = new HashMap<>();
    try {
      Fields fields = Request.extractQueryParameters(request);
      fields.forEach(field -> values.put(field.getName(), field.getValues()));
    } catch (RuntimeException e) {
      throw ApiException.badRequest("The query of the URL is not properly encoded");
    }
    return new Parameters(values);
  }

  private void look(Answer.Live live, Parameters query, Reply reply) {
    long known = query.number("index").orElse(0L);
    Duration wait = query.duration("wait").orElse(USUAL_WAIT);
    boolean pretty = query.mentions("pretty");
    Optional<Long> past = Moment.position(scheduler.history(), query, Moment.AT);
    if (past.isPresent()) {
      show(live, scheduler.history().at(past.get()).state(), reply, pretty);
      return;
    }
    if (known == 0 || isNews(live, known, scheduler.state())) {
      show(live, scheduler.state(), reply, pretty);
      return;
    }
    reply.keepWaiting();
    blocked.await(
        state -> isNews(live, known, state),
        wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait,
        () -> guarded(reply, () -> show(live, scheduler.state(), reply, pretty)));
  }

  private static boolean isNews(Answer.Live live, long known, ClusterState state) {
    return index(live.look().apply(state), state) > known;
  }

  /** What is not there any more has no index of its own, but those that wait should hear of it. */
  private static long index(Answer.Look look, ClusterState state) {
    return Math.max(look.index(), state.removalPosition());
  }

  private static void show(Answer.Live live, ClusterState state, Reply reply, boolean pretty) {
    Answer.Look look = live.look().apply(state);
    reply.index(index(look, state)).json(look.body().get(), pretty);
  }

  /** Whatever happens, the client gets an answer, and no stack trace. */
  private static void guarded(Reply reply, Runnable work) {
    try {
      work.run();
    } catch (ApiException e) {
      reply.refuse(e);
    } catch (RegistrationDisabledException e) {
      reply.refuse(new ApiException(403, String.valueOf(e.getMessage())));
    } catch (CommandRefusedException e) {
      reply.refuse(ApiException.refused(String.valueOf(e.getMessage())));
    } catch (SchedulerClosedException e) {
      reply.refuse(new ApiException(503, "The scheduler is closed"));
    } catch (StorageException e) {
      log.error("A request could not be stored or read: {}", e.getMessage());
      reply.refuse(new ApiException(500, String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      log.error("A request could not be answered", e);
      reply.refuse(
          new ApiException(500, "The request could not be answered; the server's log says why"));
    }
  }

  /** Ends streams under way. */
  @Override
  public void close() {
    streams.close();
  }
}
