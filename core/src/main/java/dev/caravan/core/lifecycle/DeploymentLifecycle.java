package dev.caravan.core.lifecycle;

import dev.caravan.core.command.DeploymentCommand;
import dev.caravan.core.command.DeploymentCommand.CancelDeployment;
import dev.caravan.core.command.DeploymentCommand.CollectDeployment;
import dev.caravan.core.command.DeploymentCommand.CompleteDeployment;
import dev.caravan.core.command.DeploymentCommand.CreateDeployment;
import dev.caravan.core.command.DeploymentCommand.FailDeployment;
import dev.caravan.core.command.DeploymentCommand.PauseDeployment;
import dev.caravan.core.command.DeploymentCommand.PromoteDeployment;
import dev.caravan.core.command.DeploymentCommand.ResumeDeployment;
import dev.caravan.core.event.DeploymentEvent;
import dev.caravan.core.event.DeploymentEvent.DeploymentCancelled;
import dev.caravan.core.event.DeploymentEvent.DeploymentCollected;
import dev.caravan.core.event.DeploymentEvent.DeploymentCreated;
import dev.caravan.core.event.DeploymentEvent.DeploymentFailed;
import dev.caravan.core.event.DeploymentEvent.DeploymentPaused;
import dev.caravan.core.event.DeploymentEvent.DeploymentPromoted;
import dev.caravan.core.event.DeploymentEvent.DeploymentResumed;
import dev.caravan.core.event.DeploymentEvent.DeploymentSucceeded;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.core.model.Deployment.Status;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The life of a deployment. How far it is follows from its allocations: see {@link
 * DeploymentProgress}.
 */
public final class DeploymentLifecycle {
  private static final String SUCCESSFUL = "Deployment completed successfully";
  private static final String PAUSED = "Deployment is paused";

  /** Where a deployment is in its life. */
  enum State {
    ABSENT,
    RUNNING,
    PAUSED,
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
    PROMOTE,
    PAUSE,
    RESUME,
    COMPLETE,
    FAIL,
    CANCEL,
    COLLECT;

    static Input of(DeploymentCommand command) {
      if (command instanceof CreateDeployment) {
        return CREATE;
      }
      if (command instanceof PromoteDeployment) {
        return PROMOTE;
      }
      if (command instanceof PauseDeployment) {
        return PAUSE;
      }
      if (command instanceof ResumeDeployment) {
        return RESUME;
      }
      if (command instanceof CompleteDeployment) {
        return COMPLETE;
      }
      if (command instanceof CollectDeployment) {
        return COLLECT;
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
            .refuse(
                State.ABSENT,
                "no %s",
                Input.PROMOTE,
                Input.PAUSE,
                Input.RESUME,
                Input.COMPLETE,
                Input.FAIL,
                Input.CANCEL,
                Input.COLLECT)
            .stay(State.RUNNING, Input.PROMOTE)
            .move(State.RUNNING, Input.PAUSE, State.PAUSED)
            .ignore(State.RUNNING, Input.RESUME)
            .move(State.RUNNING, Input.COMPLETE, State.SUCCESSFUL)
            .stay(State.PAUSED, Input.PROMOTE)
            .ignore(State.PAUSED, Input.PAUSE)
            .move(State.PAUSED, Input.RESUME, State.RUNNING)
            .refuse(State.PAUSED, "%s is paused; resume it first", Input.COMPLETE)
            .ignore(State.SUCCESSFUL, Input.COMPLETE)
            .refuse(State.FAILED, "%s has failed", Input.COMPLETE)
            .refuse(State.CANCELLED, "%s was cancelled", Input.COMPLETE);
    for (State active : List.of(State.RUNNING, State.PAUSED)) {
      table
          .move(active, Input.FAIL, State.FAILED)
          .move(active, Input.CANCEL, State.CANCELLED)
          .refuse(active, "%s is not over", Input.COLLECT);
    }
    for (State over : List.of(State.SUCCESSFUL, State.FAILED, State.CANCELLED)) {
      table
          .refuse(over, "can't promote terminal %s", Input.PROMOTE)
          .refuse(over, "can't pause terminal %s", Input.PAUSE)
          .refuse(over, "can't resume terminal %s", Input.RESUME)
          .refuse(over, "can't fail terminal %s", Input.FAIL)
          .ignore(over, Input.CANCEL)
          .move(over, Input.COLLECT, State.ABSENT);
    }
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
    if (command instanceof PromoteDeployment promote) {
      return new DeploymentPromoted(promote.deploymentId(), promote.groups());
    }
    if (command instanceof PauseDeployment pause) {
      return new DeploymentPaused(pause.deploymentId());
    }
    if (command instanceof ResumeDeployment resume) {
      return new DeploymentResumed(resume.deploymentId());
    }
    if (command instanceof CompleteDeployment complete) {
      return new DeploymentSucceeded(complete.deploymentId());
    }
    if (command instanceof FailDeployment fail) {
      return new DeploymentFailed(fail.deploymentId(), fail.reason());
    }
    if (command instanceof CollectDeployment collect) {
      return new DeploymentCollected(collect.deploymentId());
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
   * @return null if there is no such deployment any more, or yet
   */
  public static @Nullable Deployment evolve(
      @Nullable Deployment deployment, DeploymentEvent event, Instant time, long position) {
    if (event instanceof DeploymentCreated created) {
      return begin(created, time, position);
    }
    if (deployment == null || event instanceof DeploymentCollected) {
      return null;
    }
    DeploymentDraft draft = new DeploymentDraft(deployment);
    if (event instanceof DeploymentPromoted promoted) {
      promoted.groups().forEach(group -> draft.change(group, one -> promoted(one, time)));
    } else if (event instanceof DeploymentPaused) {
      draft.become(Status.PAUSED, PAUSED);
    } else if (event instanceof DeploymentResumed) {
      draft.status = Status.RUNNING;
      draft.changeAll(group -> DeploymentProgress.withClockFrom(group, time));
    } else if (event instanceof DeploymentFailed failed) {
      draft.become(Status.FAILED, failed.reason());
    } else if (event instanceof DeploymentCancelled cancelled) {
      draft.become(Status.CANCELLED, cancelled.reason());
    } else if (event instanceof DeploymentSucceeded) {
      draft.become(Status.SUCCESSFUL, SUCCESSFUL);
    }
    return draft.at(time, position);
  }

  private static Deployment begin(DeploymentCreated event, Instant time, long position) {
    Map<String, GroupProgress> groups = new LinkedHashMap<>();
    event
        .groups()
        .forEach(
            (group, goal) ->
                groups.put(group, new GroupProgress(goal, List.of(), 0, 0, 0, false, null)));
    return new DeploymentDraft(
            new Deployment(
                event.deploymentId(),
                event.jobId(),
                event.jobVersion(),
                Status.RUNNING,
                "",
                groups,
                time,
                time,
                position,
                position))
        .at(time, position);
  }

  private static GroupProgress promoted(GroupProgress group, Instant time) {
    return DeploymentProgress.withClockFrom(
        new GroupProgress(
            group.goal(),
            group.placedCanaries(),
            group.placed(),
            group.healthy(),
            group.unhealthy(),
            true,
            group.requireProgressBy()),
        time);
  }
}
