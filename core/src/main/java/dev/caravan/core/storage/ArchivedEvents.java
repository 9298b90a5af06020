package dev.caravan.core.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds archived events by their positions; those of neighbours are read together. */
final class ArchivedEvents {
  private final SqliteArchive archive;

  /** The blocks around the last position that was asked for, by the positions of their events. */
  private final Map<ArchivedBlock, Map<Long, ChainedEvent>> loaded = new HashMap<>();

  ArchivedEvents(SqliteArchive archive) {
    this.archive = archive;
  }

  /**
   * The event at a position, nothing of which has been looked at; empty if it is in no archive.
   *
   * @throws StorageException if the file that it is in cannot be read
   */
  Optional<ChainedEvent> at(long position) {
    Optional<ChainedEvent> known = amongLoaded(position);
    if (known.isPresent()) {
      return known;
    }
    List<ArchivedBlock> blocks = new ArrayList<>(archive.blocksAround(position));
    loaded.keySet().retainAll(blocks);
    blocks.removeAll(loaded.keySet());
    for (ArchivedBlock block : blocks) {
      Map<Long, ChainedEvent> events = new HashMap<>();
      archive.reader().read(block).forEach(event -> events.put(event.event().position(), event));
      loaded.put(block, events);
    }
    return amongLoaded(position);
  }

  private Optional<ChainedEvent> amongLoaded(long position) {
    for (Map<Long, ChainedEvent> events : loaded.values()) {
      ChainedEvent event = events.get(position);
      if (event != null) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }
}
