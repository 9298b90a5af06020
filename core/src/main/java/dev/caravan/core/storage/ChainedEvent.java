package dev.caravan.core.storage;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stored event with its place in the chain.
 *
 * @param hash as it is stored; null if that is missing
 */
record ChainedEvent(StoredEvent event, @Nullable Hash hash) {
  Hash requireHash() {
    return Objects.requireNonNull(hash, "an event of a chained log");
  }
}
