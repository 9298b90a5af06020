package dev.caravan.scheduler.engine;

import dev.caravan.core.event.Event;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.view.Registration;
import dev.caravan.scheduler.testkit.TestCluster;
import java.util.List;

/** What tests look at of the job {@code example}. */
final class Seen {
  static final String EXAMPLE = "example";
  private static final JobId JOB = JobId.of(EXAMPLE);

  private Seen() {}

  static RegisteredJob job(TestCluster cluster) {
    return cluster.state().job(JOB).orElseThrow();
  }

  /** The allocations that are to run and have not ended. */
  static List<Allocation> live(TestCluster cluster) {
    return cluster.allocations(EXAMPLE).stream()
        .filter(allocation -> !allocation.isTerminal())
        .toList();
  }

  /** The live allocations of the newest version. */
  static List<Allocation> updated(TestCluster cluster) {
    long version = job(cluster).version();
    return live(cluster).stream().filter(one -> one.jobVersion() == version).toList();
  }

  static List<Integer> indexes(List<Allocation> allocations) {
    return allocations.stream().map(Allocation::index).sorted().toList();
  }

  static Deployment deployment(TestCluster cluster) {
    return cluster.state().latestDeployment(JOB).orElseThrow();
  }

  static List<Deployment> deployments(TestCluster cluster) {
    return cluster.state().deploymentsOf(JOB);
  }

  static Evaluation evaluation(TestCluster cluster, Registration registration) {
    return cluster.state().evaluation(registration.evaluationId()).orElseThrow();
  }

  static List<Evaluation> blocked(TestCluster cluster) {
    return cluster.state().evaluationsOf(JOB).stream()
        .filter(evaluation -> evaluation.status() == Evaluation.Status.BLOCKED)
        .toList();
  }

  /** What happened since a position of the log. */
  static List<Event> events(TestCluster cluster, long since) {
    return cluster.log().stream()
        .filter(entry -> entry.position() > since)
        .map(RecordedEvent::event)
        .toList();
  }

  static <E extends Event> List<E> events(TestCluster cluster, long since, Class<E> type) {
    return events(cluster, since).stream().filter(type::isInstance).map(type::cast).toList();
  }
}
