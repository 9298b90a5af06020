package dev.caravan.core.aggregate;

import dev.caravan.core.command.AllocationCommand;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.DeploymentCommand;
import dev.caravan.core.command.EvaluationCommand;
import dev.caravan.core.command.JobCommand;
import dev.caravan.core.command.NodeCommand;
import dev.caravan.core.storage.EventStorage;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;

/**
 * The aggregates, a command bus that finds them, and an event store, put together by hand. Axon's
 * own configurer would call home. Used by one thread at a time, so nothing here locks.
 */
final class CommandHandling implements AutoCloseable {
  private static final int AGGREGATES_CACHED = 4_096;

  private final LedgerEventStore eventStore;
  private final Cache cache = new AggregateCache(AGGREGATES_CACHED);
  private final CommandBus bus = SimpleCommandBus.builder().build();

  CommandHandling(EventStorage storage) {
    eventStore = new LedgerEventStore(storage);
    register(JobAggregate.class, JobAggregate::new);
    register(EvaluationAggregate.class, EvaluationAggregate::new);
    register(AllocationAggregate.class, AllocationAggregate::new);
    register(DeploymentAggregate.class, DeploymentAggregate::new);
    register(NodeAggregate.class, NodeAggregate::new);
  }

  private <T> void register(Class<T> type, Supplier<T> create) {
    Repository<T> repository =
        EventSourcingRepository.builder(type)
            .eventStore(eventStore)
            .lockFactory(NullLockFactory.INSTANCE)
            .cache(cache)
            .build();
    AggregateAnnotationCommandHandler.<T>builder()
        .aggregateType(type)
        .repository(repository)
        .creationPolicyAggregateFactory(id -> create.get())
        .build()
        .subscribe(bus);
  }

  /** Carries out all of these commands, or none; the unit then knows the events. */
  void carryOut(CommandUnit unit, List<? extends Command> commands) {
    UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
    unit.attachTo(unitOfWork);
    try {
      commands.forEach(this::dispatch);
    } catch (RuntimeException | Error e) {
      unitOfWork.rollback(e);
      throw e;
    }
    unitOfWork.commit();
  }

  private void dispatch(Command command) {
    bus.dispatch(
        new GenericCommandMessage<>(new GenericMessage<>(command), addressee(command).getName()),
        (message, result) -> rethrow(command, result));
  }

  private static void rethrow(Command command, CommandResultMessage<?> result) {
    if (result.isExceptional()) {
      Throwable failure = result.exceptionResult();
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
      if (failure instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("cannot handle " + command, failure);
    }
  }

  /** Each aggregate handles all commands of one kind, by the name of that kind. */
  private static Class<? extends Command> addressee(Command command) {
    if (command instanceof JobCommand) {
      return JobCommand.class;
    }
    if (command instanceof EvaluationCommand) {
      return EvaluationCommand.class;
    }
    if (command instanceof AllocationCommand) {
      return AllocationCommand.class;
    }
    return command instanceof DeploymentCommand ? DeploymentCommand.class : NodeCommand.class;
  }

  @Override
  public void close() {
    eventStore.shutDown();
  }
}
