package dev.caravan.core.storage;

import dev.caravan.core.event.RecordedEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** A log in memory. Nobody can change it from outside, so it is chained only when that is asked. */
final class InMemoryLog implements LogStore {
  private final InMemoryEngine engine = new InMemoryEngine();

  @Override
  public EventStorageEngine engine() {
    return engine;
  }

  /** Appending to a list does not fail. */
  @Override
  public void together(Runnable appends) {
    appends.run();
  }

  @Override
  public ChainHead head() {
    return stored(0)
        .reduce((earlier, later) -> later)
        .map(last -> new ChainHead(last.event().position(), last.requireHash()))
        .orElseGet(() -> newChain().start());
  }

  @Override
  public long position() {
    return engine.createHeadToken().position().orElse(0);
  }

  @Override
  public ChainHead at(long position) {
    return stored(Math.max(0, position - 1))
        .findFirst()
        .map(event -> new ChainHead(position, event.requireHash()))
        .orElseGet(() -> new ChainHead(position, newChain().genesis()));
  }

  @Override
  public Optional<Path> directory() {
    return Optional.empty();
  }

  @Override
  public EventChain newChain() {
    return EventChain.of(null);
  }

  @Override
  public long chainedLater() {
    return 0;
  }

  @Override
  public Stream<ChainedEvent> stored(long after) {
    Chaining chaining = new Chaining();
    return messages(0).map(chaining::next).filter(event -> event.event().position() > after);
  }

  @Override
  public Stream<RecordedEvent> read(long after) {
    return messages(after).map(EventMessages::toEvent);
  }

  private Stream<? extends TrackedEventMessage<?>> messages(long after) {
    return engine.readEvents(GapAwareTrackingToken.newInstance(after, List.of()), false);
  }

  @Override
  public LogArchive archive(Instant endedBefore, ProgressListener progress) {
    throw new StorageException("a log in memory has no archive; keep it in a data directory");
  }

  @Override
  public List<String> damages() {
    return List.of();
  }

  @Override
  public void close() {
    // Another ledger may go on with it.
  }

  /** Goes along the log. */
  private final class Chaining {
    private final EventChain chain = newChain();
    private final StoredEvents form = new StoredEvents();
    private ChainHead head = chain.start();

    ChainedEvent next(TrackedEventMessage<?> message) {
      StoredEvent event = form.write(head.position() + 1, (DomainEventMessage<?>) message);
      head = chain.next(head, event);
      return new ChainedEvent(event, head.hash());
    }
  }
}
