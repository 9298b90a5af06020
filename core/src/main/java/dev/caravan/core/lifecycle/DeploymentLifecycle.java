package dev.caravan.core.lifecycle;

import dev.caravan.core.command.DeploymentCommand;
import dev.caravan.core.command.DeploymentCommand.CancelDeployment;
import dev.caravan.core.command.DeploymentCommand.CompleteDeployment;
import dev.caravan.core.command.DeploymentCommand.CreateDeployment;
import dev.caravan.core.command.DeploymentCommand.FailDeployment;
import dev.caravan.core.event.DeploymentEvent;
import dev.caravan.core.event.DeploymentEvent.DeploymentCancelled;
import dev.caravan.core.event.DeploymentEvent.DeploymentCreated;
import dev.caravan.core.event.DeploymentEvent.DeploymentFailed;
import dev.caravan.core.event.DeploymentEvent.DeploymentSucceeded;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.core.model.Deployment.Status;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The life of a deployment. How far it is follows from its allocations: see {@link
 * DeploymentProgress}.
 */
public final class DeploymentLifecycle {
  private static final String RUNNING = "Deployment is running";
  private static final String SUCCESSFUL = "Deployment completed successfully";

  /** Where a deployment is in its life. */
  enum State {
    ABSENT,
    RUNNING,
    SUCCESSFUL,
    FAILED,
    CANCELLED;

    static State of(@Nullable Deployment deployment) {
      return deployment == null ? ABSENT : valueOf(deployment.status().name());
    }
  }

  /** What can be asked of a deployment. */
  enum Input {
    CREATE,
    COMPLETE,
    FAIL,
    CANCEL;

    static Input of(DeploymentCommand command) {
      if (command instanceof CreateDeployment) {
        return CREATE;
      }
      if (command instanceof CompleteDeployment) {
        return COMPLETE;
      }
      return command instanceof FailDeployment ? FAIL : CANCEL;
    }
  }

  static final TransitionTable<State, Input> TABLE = table();

  private DeploymentLifecycle() {}

  private static TransitionTable<State, Input> table() {
    TransitionTable.Builder<State, Input> table =
        TransitionTable.of("Deployment", State.class, Input.class)
            .move(State.ABSENT, Input.CREATE, State.RUNNING)
            .refuse(State.ABSENT, "no %s", Input.COMPLETE, Input.FAIL, Input.CANCEL)
            .move(State.RUNNING, Input.COMPLETE, State.SUCCESSFUL)
            .move(State.RUNNING, Input.FAIL, State.FAILED)
            .move(State.RUNNING, Input.CANCEL, State.CANCELLED)
            .ignore(State.SUCCESSFUL, Input.COMPLETE, Input.CANCEL)
            .refuse(State.SUCCESSFUL, "%s was successful", Input.FAIL)
            .ignore(State.FAILED, Input.FAIL, Input.CANCEL)
            .refuse(State.FAILED, "%s has failed", Input.COMPLETE)
            .ignore(State.CANCELLED, Input.CANCEL)
            .refuse(State.CANCELLED, "%s was cancelled", Input.COMPLETE, Input.FAIL);
    for (State existing : EnumSet.complementOf(EnumSet.of(State.ABSENT))) {
      table.refuse(existing, "%s exists already", Input.CREATE);
    }
    return table.build();
  }

  /** What this command makes of this deployment; null for one that does not exist. */
  public static Decision decide(@Nullable Deployment deployment, DeploymentCommand command) {
    String subject = "deployment \"" + command.deploymentId() + "\"";
    return TABLE.decide(
        State.of(deployment), Input.of(command), subject, () -> Decision.accept(event(command)));
  }

  private static DeploymentEvent event(DeploymentCommand command) {
    if (command instanceof CreateDeployment create) {
      return new DeploymentCreated(
          create.deploymentId(), create.jobId(), create.jobVersion(), create.groups());
    }
    if (command instanceof CompleteDeployment complete) {
      return new DeploymentSucceeded(complete.deploymentId());
    }
    if (command instanceof FailDeployment fail) {
      return new DeploymentFailed(fail.deploymentId(), fail.reason());
    }
    CancelDeployment cancel = (CancelDeployment) command;
    return new DeploymentCancelled(cancel.deploymentId(), cancel.reason());
  }

  /**
   * The deployment after an event.
   *
   * @param deployment the deployment before; null if there was none
   * @param time when it happened
   * @param position its place in the log
   */
  public static @Nullable Deployment evolve(
      @Nullable Deployment deployment, DeploymentEvent event, Instant time, long position) {
    if (event instanceof DeploymentCreated created) {
      return begin(created, time, position);
    }
    if (deployment == null) {
      return null;
    }
    if (event instanceof DeploymentFailed failed) {
      return end(deployment, Status.FAILED, failed.reason(), time, position);
    }
    if (event instanceof DeploymentCancelled cancelled) {
      return end(deployment, Status.CANCELLED, cancelled.reason(), time, position);
    }
    return end(deployment, Status.SUCCESSFUL, SUCCESSFUL, time, position);
  }

  private static Deployment begin(DeploymentCreated event, Instant time, long position) {
    Map<String, GroupProgress> groups = new LinkedHashMap<>();
    event
        .groups()
        .forEach((group, goal) -> groups.put(group, new GroupProgress(goal, 0, 0, 0, false, null)));
    return new Deployment(
        event.deploymentId(),
        event.jobId(),
        event.jobVersion(),
        Status.RUNNING,
        RUNNING,
        groups,
        time,
        time,
        position,
        position);
  }

  private static Deployment end(
      Deployment before, Status status, String description, Instant time, long position) {
    return new Deployment(
        before.id(),
        before.jobId(),
        before.jobVersion(),
        status,
        description,
        before.groups(),
        before.createdAt(),
        time,
        before.createIndex(),
        position);
  }
}
