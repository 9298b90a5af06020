package dev.caravan.core.lifecycle;

import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.core.model.Deployment.Status;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A changed copy of a deployment in the making; holds what an event can change. */
final class DeploymentDraft {
  private static final String RUNNING = "Deployment is running";
  private static final String NEEDS_PROMOTION =
      "Deployment is running but requires manual promotion";
  private static final String WILL_BE_PROMOTED =
      "Deployment is running pending automatic promotion";

  private final Deployment before;
  private final Map<String, GroupProgress> groups;
  private String statusDescription;
  Status status;

  DeploymentDraft(Deployment before) {
    this.before = before;
    groups = new LinkedHashMap<>(before.groups());
    statusDescription = before.statusDescription();
    status = before.status();
  }

  void become(Status newStatus, String why) {
    status = newStatus;
    statusDescription = why;
  }

  /** Changes one group, if the deployment knows it. */
  void change(String group, UnaryOperator<GroupProgress> change) {
    groups.computeIfPresent(group, (name, progress) -> change.apply(progress));
  }

  void changeAll(UnaryOperator<GroupProgress> change) {
    groups.replaceAll((name, progress) -> change.apply(progress));
  }

  Deployment at(Instant time, long position) {
    Deployment after = with(statusDescription, time, position);
    return status == Status.RUNNING ? with(waitingFor(after), time, position) : after;
  }

  /** What a running deployment says of itself. */
  private static String waitingFor(Deployment deployment) {
    if (!deployment.requiresPromotion()) {
      return RUNNING;
    }
    return deployment.isAutoPromoted() ? WILL_BE_PROMOTED : NEEDS_PROMOTION;
  }

  private Deployment with(String description, Instant time, long position) {
    return new Deployment(
        before.id(),
        before.jobId(),
        before.jobVersion(),
        status,
        description,
        groups,
        before.createdAt(),
        time,
        before.createIndex(),
        position);
  }
}
