package dev.caravan.example.cli.agent;

import dev.caravan.http.HttpApi;
import dev.caravan.http.HttpApiBuilder;
import dev.caravan.scheduler.Scheduler;
import dev.caravan.scheduler.SchedulerBuilder;
import java.net.URI;

/** A scheduler in this process that others reach over HTTP. */
public final class Agent implements AutoCloseable {
  private final Scheduler scheduler;
  private final HttpApi api;

  private Agent(Scheduler scheduler, HttpApi api) {
    this.scheduler = scheduler;
    this.api = api;
  }

  /**
   * Starts one.
   *
   * @throws dev.caravan.core.storage.StorageException if its data directory cannot be used
   * @throws java.io.UncheckedIOException if it cannot listen on its address
   */
  static Agent start(AgentSettings settings) {
    SchedulerBuilder builder =
        Scheduler.builder()
            .replayProgress(settings.replayProgress())
            .garbageCollection(settings.garbage());
    settings.nodes().forEach(builder::node);
    if (settings.dataDirectory() != null) {
      builder.dataDirectory(settings.dataDirectory());
    }
    Scheduler scheduler = builder.build();
    try {
      return new Agent(scheduler, serve(scheduler, settings));
    } catch (RuntimeException e) {
      scheduler.close();
      throw e;
    }
  }

  private static HttpApi serve(Scheduler scheduler, AgentSettings settings) {
    HttpApiBuilder api = HttpApi.builder(scheduler).address(settings.host(), settings.port());
    if (!settings.token().isEmpty()) {
      api.token(settings.token());
    }
    return api.start();
  }

  Scheduler scheduler() {
    return scheduler;
  }

  /** Where it is reached. */
  public URI uri() {
    return api.uri();
  }

  @Override
  public void close() {
    try {
      api.close();
    } finally {
      scheduler.close();
    }
  }
}
