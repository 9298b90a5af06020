package dev.caravan.core.storage;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A log with what is archived of it, in order. Where the database has no next event, an archive is
 * asked for it: whatever leaves the database is known to be in an archive from the same moment on,
 * so this may go on while events are archived. The last event of a log is never archived.
 */
final class WholeLog implements Iterator<ChainedEvent> {
  private final Iterator<ChainedEvent> rows;
  private final ArchivedEvents archived;
  private @Nullable ChainedEvent row;
  private long position;

  /**
   * Begins behind a position.
   *
   * @param rows what the database has behind it
   */
  WholeLog(long after, Iterator<ChainedEvent> rows, ArchivedEvents archived) {
    this.position = after;
    this.rows = rows;
    this.archived = archived;
  }

  @Override
  public boolean hasNext() {
    return row() != null;
  }

  private @Nullable ChainedEvent row() {
    if (row == null && rows.hasNext()) {
      row = rows.next();
    }
    return row;
  }

  @Override
  public ChainedEvent next() {
    ChainedEvent next = row();
    if (next == null) {
      throw new NoSuchElementException("the log has ended");
    }
    long wanted = position + 1;
    if (next.event().position() > wanted) {
      Optional<ChainedEvent> missing = archived.at(wanted);
      if (missing.isPresent()) {
        position = wanted;
        return missing.get();
      }
    }
    row = null;
    position = next.event().position();
    return next;
  }
}
