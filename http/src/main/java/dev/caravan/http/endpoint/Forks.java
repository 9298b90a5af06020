package dev.caravan.http.endpoint;

import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.History;
import dev.caravan.scheduler.Scheduler;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Schedulers that start from a moment of the past, each for as long as the client that asked for it
 * keeps its connection.
 */
final class Forks {
  /** Each holds a copy of the log in memory. */
  private static final int AT_MOST = 4;

  private final Scheduler scheduler;
  private final Function<Scheduler, ServedFork> server;
  private final Semaphore places = new Semaphore(AT_MOST);

  /**
   * Of this scheduler.
   *
   * @param server serves a fork on an address of its own
   */
  Forks(Scheduler scheduler, Function<Scheduler, ServedFork> server) {
    this.scheduler = scheduler;
    this.server = server;
  }

  void addTo(Router router) {
    router.write("/v1/audit/fork", this::fork);
  }

  private Answer fork(Call call) {
    History history = scheduler.history();
    long at = Moment.position(history, call.query(), Moment.AT).orElseGet(history::position);
    Duration runTime = call.query().duration("run_time").orElse(History.FORK_RUN_TIME);
    return JsonLines.kept(
        lines -> {
          if (!places.tryAcquire()) {
            lines.fail("%d forks are there already; end one of them".formatted(AT_MOST));
            return;
          }
          try (Scheduler fork = history.fork(at, runTime)) {
            serve(fork, at, lines);
          } finally {
            places.release();
          }
        });
  }

  private void serve(Scheduler fork, long at, JsonLines lines) {
    ServedFork served = server.apply(fork);
    try {
      lines.write(
          Json.object()
              .put("Position", at)
              .put("Address", served.uri().toString())
              .put("Port", served.uri().getPort()));
      awaitEnd();
    } finally {
      served.end().run();
    }
  }

  /** This thread is interrupted when the client leaves or the server ends, and then has to tidy. */
  private static void awaitEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      // That is the end.
    }
  }
}
