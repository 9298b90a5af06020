package dev.caravan.core.state;

import dev.caravan.core.command.AllocationCommand;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.DeploymentCommand;
import dev.caravan.core.command.EvaluationCommand;
import dev.caravan.core.command.JobCommand;
import dev.caravan.core.command.NodeCommand;
import dev.caravan.core.command.OperatorCommand;
import dev.caravan.core.lifecycle.AllocationLifecycle;
import dev.caravan.core.lifecycle.ConfigurationLifecycle;
import dev.caravan.core.lifecycle.Decision;
import dev.caravan.core.lifecycle.DeploymentLifecycle;
import dev.caravan.core.lifecycle.EvaluationLifecycle;
import dev.caravan.core.lifecycle.JobLifecycle;
import dev.caravan.core.lifecycle.NodeLifecycle;
import dev.caravan.core.model.SchedulerConfiguration;

/** What commands would become in a state. The rules are those of the lifecycles. */
public final class Decisions {
  private Decisions() {}

  /** What comes of a command that is given in this state. */
  public static Decision of(ClusterState state, Command command) {
    if (command instanceof JobCommand job) {
      return JobLifecycle.decide(state.job(job.jobId()).orElse(null), job);
    }
    if (command instanceof EvaluationCommand evaluation) {
      return EvaluationLifecycle.decide(
          state.evaluation(evaluation.evaluationId()).orElse(null), evaluation);
    }
    if (command instanceof AllocationCommand allocation) {
      return AllocationLifecycle.decide(
          state.allocation(allocation.allocationId()).orElse(null), allocation);
    }
    if (command instanceof DeploymentCommand deployment) {
      return DeploymentLifecycle.decide(
          state.deployment(deployment.deploymentId()).orElse(null), deployment);
    }
    if (command instanceof NodeCommand node) {
      return NodeLifecycle.decide(state.node(node.nodeId()).orElse(null), node);
    }
    SchedulerConfiguration chosen = state.schedulerConfiguration();
    return ConfigurationLifecycle.decide(
        chosen.modifyIndex() == 0 ? null : chosen, (OperatorCommand) command);
  }
}
