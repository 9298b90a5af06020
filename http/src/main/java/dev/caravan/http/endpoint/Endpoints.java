package dev.caravan.http.endpoint;

import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** All that can be asked. */
public final class Endpoints {
  private Endpoints() {}

  /**
   * The endpoints for a scheduler.
   *
   * @param address where the server listens
   */
  public static Router of(Scheduler scheduler, Supplier<InetSocketAddress> address) {
    Router router = new Router();
    new JobParsing().addTo(router);
    new JobVersions().addTo(router);
    new JobWrites(scheduler).addTo(router);
    new JobReads().addTo(router);
    new Allocations().addTo(router);
    new Evaluations().addTo(router);
    new Deployments().addTo(router);
    new Nodes().addTo(router);
    new Agent(address).addTo(router);
    return router;
  }
}
