package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Evaluation.Trigger;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.scheduler.reconcile.DesiredChanges.FollowUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers allocations that something is due for at about the same time for one evaluation. */
final class FollowUps {
  private static final Duration WINDOW = Duration.ofSeconds(5);

  private FollowUps() {}

  static List<FollowUp> of(List<Allocation> dueLater, RegisteredJob job) {
    List<FollowUp> followUps = new ArrayList<>();
    List<Allocation> batch = new ArrayList<>();
    Instant first = Instant.MIN;
    for (Map.Entry<Instant, List<Allocation>> due : byTime(dueLater, job).entrySet()) {
      if (!batch.isEmpty() && Duration.between(first, due.getKey()).compareTo(WINDOW) >= 0) {
        followUps.add(new FollowUp(first, batch));
        batch.clear();
      }
      first = batch.isEmpty() ? due.getKey() : first;
      batch.addAll(due.getValue());
    }
    if (!batch.isEmpty()) {
      followUps.add(new FollowUp(first, batch));
    }
    return followUps;
  }

  /** One for each time at which allocations that are out of sight are given up. */
  static List<FollowUp> ofDisconnecting(
      List<Allocation> disconnecting, Disconnections disconnections) {
    Map<Instant, List<Allocation>> byTime = new TreeMap<>();
    for (Allocation allocation : disconnecting) {
      disconnections
          .lostAt(allocation)
          .ifPresent(at -> byTime.computeIfAbsent(at, any -> new ArrayList<>()).add(allocation));
    }
    return byTime.entrySet().stream()
        .map(
            due ->
                new FollowUp(
                    due.getKey(),
                    Trigger.MAX_DISCONNECT_TIMEOUT,
                    Reasons.DISCONNECT_TIMEOUT,
                    due.getValue()))
        .toList();
  }

  private static Map<Instant, List<Allocation>> byTime(
      List<Allocation> dueLater, RegisteredJob job) {
    Map<Instant, List<Allocation>> byTime = new TreeMap<>();
    for (Allocation failed : dueLater) {
      Rescheduling.policy(job, failed)
          .flatMap(policy -> Rescheduling.dueAt(failed, policy))
          .ifPresent(at -> byTime.computeIfAbsent(at, any -> new ArrayList<>()).add(failed));
    }
    return byTime;
  }
}
