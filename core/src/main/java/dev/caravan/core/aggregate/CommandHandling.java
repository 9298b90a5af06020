package dev.caravan.core.aggregate;

import dev.caravan.core.command.Command;
import dev.caravan.core.storage.EventStorage;
import java.util.List;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * The aggregates, and an event store, put together by hand: Axon's own configurer would call home.
 * There is no command bus, for commands that are carried out together share one unit of work. Used
 * by one thread at a time.
 */
final class CommandHandling implements AutoCloseable {
  private final LedgerEventStore eventStore;
  private final List<? extends StateRepository<?, ?, ?>> repositories;

  CommandHandling(EventStorage storage) {
    eventStore = new LedgerEventStore(storage);
    repositories =
        AggregateKind.ALL.stream().map(kind -> StateRepository.of(kind, eventStore)).toList();
  }

  /** Carries out all of these commands, or none; the unit then knows the events. */
  void carryOut(CommandUnit unit, List<? extends Command> commands) {
    UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
    unit.attachTo(unitOfWork);
    try {
      commands.forEach(this::carryOut);
    } catch (RuntimeException | Error e) {
      unitOfWork.rollback(e);
      throw e;
    }
    unitOfWork.commit();
  }

  private void carryOut(Command command) {
    try {
      repositoryFor(command).carryOut(command);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("cannot handle " + command, e);
    }
  }

  private StateRepository<?, ?, ?> repositoryFor(Command command) {
    for (StateRepository<?, ?, ?> repository : repositories) {
      if (repository.isAskedBy(command)) {
        return repository;
      }
    }
    throw new IllegalStateException("nothing can be asked by " + command);
  }

  /** To be told when what was carried out could not be stored. */
  void forgetUnstored() {
    eventStore.sequences().forget();
  }

  @Override
  public void close() {
    eventStore.shutDown();
  }
}
