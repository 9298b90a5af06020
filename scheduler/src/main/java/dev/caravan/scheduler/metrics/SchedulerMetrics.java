package dev.caravan.scheduler.metrics;

import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Node;
import dev.caravan.scheduler.Scheduler;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Has Micrometer measure a scheduler: {@code new SchedulerMetrics(scheduler).bindTo(registry)}. All
 * is read from the scheduler when the registry asks for it; nothing is kept, and nothing becomes
 * slower. It needs {@code io.micrometer:micrometer-core}, which Caravan does not bring with it.
 *
 * <p>Once the scheduler is closed there is nothing to read, and Micrometer shows NaN.
 */
public final class SchedulerMetrics implements MeterBinder {
  private final Scheduler scheduler;
  private final Census census = new Census();
  private final TaskUse taskUse;

  /** Measures this scheduler. */
  public SchedulerMetrics(Scheduler scheduler) {
    this.scheduler = scheduler;
    this.taskUse = new TaskUse(scheduler);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    queues(registry);
    log(registry);
    cluster(registry);
    FunctionTimer.builder(
            "caravan.plan.evaluate",
            scheduler,
            measured -> measured.planTimes().plans(),
            measured -> measured.planTimes().nanos(),
            TimeUnit.NANOSECONDS)
        .description("Plans that were made for evaluations, and how long that took")
        .register(registry);
  }

  private void queues(MeterRegistry registry) {
    gauge("caravan.broker.ready", counts -> counts.ready())
        .description("Evaluations that can be worked on")
        .register(registry);
    gauge("caravan.broker.waiting", counts -> counts.waiting())
        .description("Evaluations that wait for their time")
        .register(registry);
    gauge("caravan.blocked_evals.blocked", counts -> counts.blocked())
        .description("Evaluations that wait for room, or for other jobs")
        .register(registry);
  }

  private void log(MeterRegistry registry) {
    FunctionCounter.builder(
            "caravan.events.appended", scheduler, measured -> measured.state().position())
        .description("Events that the log has; their rate is that of events per second")
        .register(registry);
    Gauge.builder("caravan.events.lag", this, SchedulerMetrics::lag)
        .strongReference(true)
        .description("Events that are stored and not in the state yet")
        .register(registry);
  }

  /** The log is looked at first: what is stored between the two looks is no lag. */
  private double lag() {
    long stored = scheduler.log().auditHead().position();
    return Math.max(0, stored - scheduler.state().position());
  }

  private void cluster(MeterRegistry registry) {
    for (ClientStatus status : ClientStatus.values()) {
      gauge("caravan.allocations", counts -> counts.allocations(status))
          .tag("status", status.word())
          .description("Allocations that are not forgotten yet, by their client status")
          .register(registry);
    }
    for (Node.Status status : Node.Status.values()) {
      gauge("caravan.nodes", counts -> counts.nodes(status))
          .tag("status", status.word())
          .description("Nodes, by their status")
          .register(registry);
    }
    gauge("caravan.jobs", counts -> counts.jobs())
        .description("Jobs that are not forgotten yet")
        .register(registry);
    gauge("caravan.deployments.active", counts -> counts.deployments())
        .description("Deployments under way")
        .register(registry);
    Gauge.builder("caravan.tasks.cpu", taskUse, use -> use.now().cpuMhz())
        .strongReference(true)
        .baseUnit("megahertz")
        .description("What the tasks on the nodes of this process use of their CPUs")
        .register(registry);
    Gauge.builder("caravan.tasks.memory", taskUse, use -> use.now().memoryBytes())
        .strongReference(true)
        .baseUnit("bytes")
        .description("What the tasks on the nodes of this process use of its memory")
        .register(registry);
  }

  private Gauge.Builder<Census> gauge(String name, ToDoubleFunction<Census.Counts> number) {
    return Gauge.builder(
            name, census, counting -> number.applyAsDouble(counting.of(scheduler.state())))
        .strongReference(true);
  }
}
