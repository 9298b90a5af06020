package dev.caravan.core.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** Keeps events in memory, indexed by subject. Axon's own would scan all of them for each load. */
final class InMemoryEngine implements EventStorageEngine {
  private final List<TrackedEventMessage<?>> log = new ArrayList<>();
  private final Map<String, List<DomainEventMessage<?>>> bySubject = new HashMap<>();

  @Override
  public synchronized void appendEvents(List<? extends EventMessage<?>> events) {
    Map<String, Integer> sizes = new HashMap<>();
    for (EventMessage<?> event : events) {
      DomainEventMessage<?> message = (DomainEventMessage<?>) event;
      String subject = message.getAggregateIdentifier();
      int expected = sizes.getOrDefault(subject, stream(subject).size());
      if (message.getSequenceNumber() != expected) {
        throw new ConcurrencyException(subject + " has moved on: event " + expected + " expected");
      }
      sizes.put(subject, expected + 1);
    }
    events.forEach(event -> append((DomainEventMessage<?>) event));
  }

  private void append(DomainEventMessage<?> message) {
    TrackingToken token = GapAwareTrackingToken.newInstance(log.size() + 1L, List.of());
    log.add(new GenericTrackedDomainEventMessage<>(token, message));
    bySubject
        .computeIfAbsent(message.getAggregateIdentifier(), subject -> new ArrayList<>())
        .add(message);
  }

  private List<DomainEventMessage<?>> stream(String subject) {
    return bySubject.getOrDefault(subject, List.of());
  }

  @Override
  public Stream<? extends TrackedEventMessage<?>> readEvents(
      @Nullable TrackingToken after, boolean mayBlock) {
    long first = after == null ? 0 : after.position().orElse(0);
    return LongStream.range(first, size()).mapToObj(this::at);
  }

  private synchronized long size() {
    return log.size();
  }

  private synchronized TrackedEventMessage<?> at(long index) {
    return log.get(Math.toIntExact(index));
  }

  @Override
  public synchronized DomainEventStream readEvents(String subject, long firstSequence) {
    List<DomainEventMessage<?>> stream = stream(subject);
    int first = Math.toIntExact(Math.min(firstSequence, stream.size()));
    return DomainEventStream.of(List.copyOf(stream.subList(first, stream.size())));
  }

  @Override
  public synchronized Optional<Long> lastSequenceNumberFor(String subject) {
    int size = stream(subject).size();
    return size == 0 ? Optional.empty() : Optional.of(size - 1L);
  }

  @Override
  public TrackingToken createHeadToken() {
    return GapAwareTrackingToken.newInstance(size(), List.of());
  }

  @Override
  public void storeSnapshot(DomainEventMessage<?> snapshot) {
    throw new UnsupportedOperationException("streams are short; there are no snapshots");
  }

  @Override
  public Optional<DomainEventMessage<?>> readSnapshot(String subject) {
    return Optional.empty();
  }
}
