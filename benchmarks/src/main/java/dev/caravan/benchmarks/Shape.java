package dev.caravan.benchmarks;

import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.Spread;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What a job asks of its nodes, beside 100 MHz and 128 MiB for each allocation. */
public enum Shape {
  /** Nothing. */
  PLAIN(group -> group),
  /** A regular expression that four of five nodes match. */
  CONSTRAINT(group -> group.constraints(List.of(onDisk()))),
  /** A tenth of the nodes is preferred. */
  AFFINITY(group -> group.affinities(List.of(toNewNodes()))),
  /** Evenly over 50 racks. */
  SPREAD(group -> group.spreads(List.of(overRacks()))),
  /** The three above together. */
  ALL(
      group ->
          group
              .constraints(List.of(onDisk()))
              .affinities(List.of(toNewNodes()))
              .spreads(List.of(overRacks()))),
  /** Two dynamic ports. */
  PORTS(group -> group.networks(Network.of(Port.dynamic("http"), Port.dynamic("admin")))),
  /** One allocation on each node. */
  DISTINCT_HOSTS(group -> group.constraints(List.of(new Constraint("", "distinct_hosts", "true"))));

  private final UnaryOperator<TaskGroup.Builder> ask;

  Shape(UnaryOperator<TaskGroup.Builder> ask) {
    this.ask = ask;
  }

  private static Constraint onDisk() {
    return new Constraint("${meta.disk}", "regexp", "^(ssd|nvme)-[0-9]+$");
  }

  private static Affinity toNewNodes() {
    return new Affinity("${meta.generation}", "=", "new", 50);
  }

  private static Spread overRacks() {
    return new Spread("${meta.rack}", 100, List.of());
  }

  /** Its name as people write it. */
  String words() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A service of this shape, with so many allocations. */
  public Job job(String id, int count) {
    return job(id, JobType.SERVICE, count);
  }

  /** A job of this shape, with so many allocations. */
  public Job job(String id, JobType type, int count) {
    Task task = Task.builder("main", BenchCluster.DRIVER).resources(100, 128).build();
    TaskGroup.Builder group = TaskGroup.builder("web", type).count(count).tasks(task);
    return Job.builder(JobId.of(id))
        .type(type)
        .datacenters("dc1")
        .taskGroups(ask.apply(group).build())
        .build();
  }
}
