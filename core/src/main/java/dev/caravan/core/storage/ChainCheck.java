package dev.caravan.core.storage;

import java.util.Optional;

/** Goes along a chain, event by event, and tells where it is broken. */
final class ChainCheck {
  private final EventChain chain;
  private ChainHead head;

  /**
   * Begins behind an event.
   *
   * @param head its place in the chain, which is taken for right
   */
  ChainCheck(EventChain chain, ChainHead head) {
    this.chain = chain;
    this.head = head;
  }

  /** The last event that was looked at. */
  ChainHead head() {
    return head;
  }

  /** What is wrong with the next event, if anything is. The one after it is judged on its own. */
  Optional<String> problemWith(ChainedEvent next) {
    StoredEvent event = next.event();
    long before = head.position();
    if (event.position() != before + 1) {
      move(next);
      return Optional.of("event " + event.position() + " follows event " + before);
    }
    Hash expected = chain.next(head, event).hash();
    move(next);
    return expected.equals(next.hash())
        ? Optional.empty()
        : Optional.of(
            event.describe() + " is not as it was written: its hash does not fit it and " + before);
  }

  private void move(ChainedEvent event) {
    Hash hash = event.hash();
    head = new ChainHead(event.event().position(), hash == null ? chain.genesis() : hash);
  }

  /**
   * The next event, if it is as it was written.
   *
   * @throws StorageException if it is not
   */
  StoredEvent require(ChainedEvent next) {
    problemWith(next)
        .ifPresent(
            problem -> {
              throw new StorageException(
                  "the event log is damaged: "
                      + problem
                      + "; restore the data directory from a copy");
            });
    return next.event();
  }
}
