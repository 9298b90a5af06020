package dev.caravan.core.aggregate;

import dev.caravan.core.command.AllocationCommand;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.DeploymentCommand;
import dev.caravan.core.command.EvaluationCommand;
import dev.caravan.core.command.JobCommand;
import dev.caravan.core.command.NodeCommand;
import dev.caravan.core.command.OperatorCommand;
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
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;

/**
 * The aggregates, a command bus that finds them, and an event store, put together by hand. Axon's
 * own configurer would call home. Used by one thread at a time, so nothing here locks.
 */
final class CommandHandling implements AutoCloseable {
  private static final int AGGREGATES_CACHED = 4_096;

  /** One kind of aggregates; what Axon finds out about a class by reflection is kept. */
  private record Kind<T>(Class<T> type, AggregateModel<T> model, Supplier<T> create) {
    static <T> Kind<T> of(Class<T> type, Supplier<T> create) {
      return new Kind<>(type, AnnotatedAggregateMetaModelFactory.inspectAggregate(type), create);
    }
  }

  private static final List<Kind<?>> KINDS =
      List.of(
          Kind.of(JobAggregate.class, JobAggregate::new),
          Kind.of(EvaluationAggregate.class, EvaluationAggregate::new),
          Kind.of(AllocationAggregate.class, AllocationAggregate::new),
          Kind.of(DeploymentAggregate.class, DeploymentAggregate::new),
          Kind.of(NodeAggregate.class, NodeAggregate::new),
          Kind.of(OperatorAggregate.class, OperatorAggregate::new));

  private final LedgerEventStore eventStore;
  private final Cache cache = new AggregateCache(AGGREGATES_CACHED);
  private final CommandBus bus = SimpleCommandBus.builder().build();

  CommandHandling(EventStorage storage) {
    eventStore = new LedgerEventStore(storage);
    KINDS.forEach(this::register);
  }

  private <T> void register(Kind<T> kind) {
    Repository<T> repository =
        EventSourcingRepository.builder(kind.type())
            .aggregateModel(kind.model())
            .eventStore(eventStore)
            .lockFactory(NullLockFactory.INSTANCE)
            .cache(cache)
            .build();
    AggregateAnnotationCommandHandler.<T>builder()
        .aggregateType(kind.type())
        .aggregateModel(kind.model())
        .repository(repository)
        .creationPolicyAggregateFactory(id -> kind.create().get())
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
    if (command instanceof DeploymentCommand) {
      return DeploymentCommand.class;
    }
    return command instanceof NodeCommand ? NodeCommand.class : OperatorCommand.class;
  }

  @Override
  public void close() {
    eventStore.shutDown();
  }
}
