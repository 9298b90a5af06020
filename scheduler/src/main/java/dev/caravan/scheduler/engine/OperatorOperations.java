package dev.caravan.scheduler.engine;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.OperatorCommand.ConfigureScheduler;
import dev.caravan.core.model.SchedulerConfiguration;
import dev.caravan.core.state.ClusterState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators choose for the whole cluster. It leaves events under their name. */
public final class OperatorOperations {
  private final Ledger ledger;

  /** Operations on this ledger. */
  public OperatorOperations(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Chooses how allocations are placed.
   *
   * @param checkIndex the modify index that the configuration must have; null for any
   * @return whether it had that modify index
   */
  public boolean configure(String actor, SchedulerConfiguration wanted, @Nullable Long checkIndex) {
    boolean[] matched = new boolean[1];
    ledger.execute(
        actor,
        state -> {
          matched[0] = matches(state, checkIndex);
          return matched[0] ? commands(wanted) : List.of();
        });
    return matched[0];
  }

  /** Chooses how allocations are placed, unless somebody has chosen before. */
  public void configureOnce(SchedulerConfiguration wanted) {
    if (!wanted.choosesSameAs(SchedulerConfiguration.DEFAULT)) {
      configure(Actors.SCHEDULER, wanted, 0L);
    }
  }

  private static boolean matches(ClusterState state, @Nullable Long checkIndex) {
    return checkIndex == null || state.schedulerConfiguration().modifyIndex() == checkIndex;
  }

  private static List<Command> commands(SchedulerConfiguration wanted) {
    return List.of(
        new ConfigureScheduler(
            wanted.algorithm(),
            wanted.preemption(),
            wanted.memoryOversubscription(),
            wanted.rejectsRegistrations(),
            wanted.pausesEvaluations()));
  }
}
