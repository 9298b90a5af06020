package dev.caravan.http.endpoint;

import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;

/** All that can be asked. */
public final class Endpoints {
  private Endpoints() {}

  /**
   * The endpoints for a scheduler.
   *
   * @param address where the server listens
   * @param forks serves other schedulers as this one is served, on addresses of their own
   */
  public static Router of(
      Scheduler scheduler,
      Supplier<InetSocketAddress> address,
      Function<Scheduler, ServedFork> forks) {
    Router router = new Router();
    new JobParsing().addTo(router);
    new JobVersions().addTo(router);
    new JobWrites(scheduler).addTo(router);
    new JobOperations(scheduler).addTo(router);
    new JobChildren(scheduler).addTo(router);
    new Scaling(scheduler).addTo(router);
    new JobReads().addTo(router);
    new Allocations().addTo(router);
    new AllocationWrites(scheduler).addTo(router);
    new Explanations(scheduler).addTo(router);
    new ClientFiles(scheduler).addTo(router);
    new ClientLogs(scheduler).addTo(router);
    new ClientTasks(scheduler, Clock.systemUTC()).addTo(router);
    new ClientExec(scheduler).addTo(router);
    new Evaluations().addTo(router);
    new Deployments().addTo(router);
    new DeploymentWrites(scheduler).addTo(router);
    new Nodes(address).addTo(router);
    new NodeWrites(scheduler).addTo(router);
    new SystemEndpoints(scheduler).addTo(router);
    new SchedulerSettings(scheduler).addTo(router);
    new Search(scheduler).addTo(router);
    new Metrics(scheduler, Clock.systemUTC()).addTo(router);
    new EventStream(scheduler).addTo(router);
    new Audit(scheduler).addTo(router);
    new LogEndpoints(scheduler).addTo(router);
    new Forks(scheduler, forks).addTo(router);
    new NodeStats(scheduler, Clock.systemUTC()).addTo(router);
    new Namespaces().addTo(router);
    new Services().addTo(router);
    new NodePools().addTo(router);
    new Agent(address).addTo(router);
    return router;
  }
}
