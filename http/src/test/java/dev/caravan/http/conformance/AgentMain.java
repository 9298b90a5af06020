package dev.caravan.http.conformance;

import dev.caravan.http.HttpApi;
import dev.caravan.scheduler.NodeConfig;
import dev.caravan.scheduler.Scheduler;
import dev.caravan.scheduler.SchedulerBuilder;

/** Serves a shape until it is killed, for trying things out: {@code one 4646}. */
final class AgentMain {
  private AgentMain() {}

  public static void main(String... arguments) throws Exception {
    SchedulerBuilder builder = Scheduler.builder();
    for (NodeConfig node : Clusters.nodes(arguments[0])) {
      builder.node(node);
    }
    Scheduler scheduler = builder.build();
    HttpApi api =
        HttpApi.builder(scheduler).address("127.0.0.1", Integer.parseInt(arguments[1])).start();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  api.close();
                  scheduler.close();
                }));
    System.out.println("listening on " + api.uri());
    Thread.currentThread().join();
  }
}
