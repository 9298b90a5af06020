package dev.caravan.core.aggregate;

import dev.caravan.core.command.Command;
import dev.caravan.core.state.ClusterState;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.LockAwareAggregate;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;

/**
 * The aggregates of one kind. The state is the fold of the log by the same rules, so an aggregate
 * is taken from there: as Axon sees it, the state holds a snapshot after each event. Used by one
 * thread at a time, so nothing here locks.
 */
final class StateRepository<C extends Command, M, T> extends EventSourcingRepository<T> {
  private final AggregateKind<C, M, T> kind;
  private final Sequences sequences;

  private StateRepository(Builder<T> settings, AggregateKind<C, M, T> kind, Sequences sequences) {
    super(settings);
    this.kind = kind;
    this.sequences = sequences;
  }

  static <C extends Command, M, T> StateRepository<C, M, T> of(
      AggregateKind<C, M, T> kind, LedgerEventStore eventStore) {
    Builder<T> settings =
        EventSourcingRepository.builder(kind.root())
            // What Axon finds out about a class by reflection.
            .aggregateModel(AnnotatedAggregateMetaModelFactory.inspectAggregate(kind.root()))
            .aggregateFactory(new Unpacked<>(kind.root()))
            .eventStore(eventStore)
            .lockFactory(NullLockFactory.INSTANCE);
    return new StateRepository<>(settings, kind, eventStore.sequences());
  }

  boolean isAskedBy(Command command) {
    return kind.commands().isInstance(command);
  }

  /** Has the aggregate carry out a command that asks something of it. */
  void carryOut(Command command) throws Exception {
    String id = kind.id().apply(kind.commands().cast(command)).toString();
    // Each aggregate handles all commands of its kind, by the name of that kind.
    String name = kind.commands().getName();
    loadOrCreate(id, () -> kind.create().of(id, null))
        .handle(new GenericCommandMessage<>(new GenericMessage<>(command), name));
  }

  @Override
  protected DomainEventStream readEvents(String id) {
    ClusterState before = CommandUnit.of(CurrentUnitOfWork.get()).before();
    return kind.in(before, id)
        .flatMap(aggregate -> sequences.last(id).map(last -> snapshot(aggregate, id, last)))
        .map(snapshot -> DomainEventStream.of(snapshot))
        .orElse(DomainEventStream.empty());
  }

  /**
   * Does nothing: an aggregate has nothing to save but its events, of which the event store takes
   * care. Axon would search all aggregates of the unit for each of them here.
   */
  @Override
  protected void prepareForCommit(LockAwareAggregate<T, EventSourcedAggregate<T>> aggregate) {}

  private DomainEventMessage<T> snapshot(T aggregate, String id, long sequence) {
    return new GenericDomainEventMessage<>(kind.name(), id, sequence, aggregate);
  }

  /** What a snapshot holds is the aggregate itself. */
  private record Unpacked<T>(Class<T> root) implements AggregateFactory<T> {
    @Override
    public T createAggregateRoot(String id, DomainEventMessage<?> snapshot) {
      return root.cast(snapshot.getPayload());
    }

    @Override
    public Class<T> getAggregateType() {
      return root;
    }
  }
}
