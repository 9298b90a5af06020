package dev.caravan.scheduler.engine;

import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.command.Command;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.reconcile.Rescheduling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What follows of what a node says: a job that has a failure to make good is evaluated. */
public final class NodeReports {
  private final ClusterState state;
  private final Instant now;

  private NodeReports(ClusterState state, Instant now) {
    this.state = state;
    this.now = now;
  }

  /**
   * Notes what is new in these reports, and asks for an evaluation of each job of which an
   * allocation fails that its reschedule policy replaces, is heard of again, or was ended by its
   * node although another one is to go on in its place.
   *
   * @param now the time
   * @param ids where the ids of the evaluations come from
   */
  public static List<Command> commands(
      ClusterState state, List<ReportAllocationStatus> sent, Instant now, IdSource ids) {
    List<ReportAllocationStatus> reports =
        sent.stream().flatMap(report -> UntoldNews.of(state, report).stream()).toList();
    NodeReports news = new NodeReports(state, now);
    JobEvaluations failures = new JobEvaluations(state, Evaluation.Trigger.ALLOC_FAILURE, ids);
    JobEvaluations reconnects = new JobEvaluations(state, Evaluation.Trigger.RECONNECT, ids);
    JobEvaluations ends = new JobEvaluations(state, Evaluation.Trigger.ALLOC_STOP, ids);
    for (ReportAllocationStatus report : reports) {
      Optional<Allocation> allocation = state.allocation(report.allocationId());
      if (allocation.filter(Allocation::isUnknown).isPresent()) {
        reconnects.of(allocation.get().jobId());
      } else if (report.clientStatus() == ClientStatus.FAILED) {
        allocation.filter(news::isToBeReplaced).ifPresent(one -> failures.of(one.jobId()));
      } else {
        allocation
            .filter(one -> news.leavesItsPlace(one, report.clientStatus()))
            .ifPresent(one -> ends.of(one.jobId()));
      }
    }
    List<Command> commands = new ArrayList<>(known(state, reports));
    commands.addAll(failures.commands());
    commands.addAll(reconnects.commands());
    commands.addAll(ends.commands());
    return commands;
  }

  /**
   * Whether a node has ended something that is to go on elsewhere: it was out of touch, or what it
   * ended ran for as long as it may and is not of a kind that is done some time.
   */
  private boolean leavesItsPlace(Allocation allocation, ClientStatus status) {
    return switch (status) {
      case LOST -> jobOfLive(allocation).isPresent();
      case COMPLETE ->
          jobOfLive(allocation)
              .filter(job -> !job.job().type().runsToCompletion())
              .flatMap(job -> state.declarationOf(allocation))
              .flatMap(job -> job.taskGroup(allocation.taskGroup()))
              .filter(group -> group.maxRunDuration() != null)
              .isPresent();
      default -> false;
    };
  }

  /** What was collected cannot be told anything more. */
  private static List<ReportAllocationStatus> known(
      ClusterState state, List<ReportAllocationStatus> reports) {
    return reports.stream()
        .filter(report -> state.allocation(report.allocationId()).isPresent())
        .toList();
  }

  private boolean isToBeReplaced(Allocation allocation) {
    return jobOfLive(allocation)
        .flatMap(job -> Rescheduling.policy(job, allocation))
        .filter(policy -> Rescheduling.hasAttemptLeft(allocation, policy, now))
        .isPresent();
  }

  /** The job of an allocation that is to run; empty if it is not, or the job is not. */
  private Optional<RegisteredJob> jobOfLive(Allocation allocation) {
    return allocation.isTerminal()
        ? Optional.empty()
        : state.job(allocation.jobId()).filter(job -> !job.stopped() && job.owns(allocation));
  }
}
