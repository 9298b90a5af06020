package dev.caravan.core.jobspec;

import java.util.Optional;

/**
 * A block that a job may have for all of its groups and each group for itself.
 *
 * @param type its type
 * @param ofJob the job's own, if it has one
 * @param base what a group's block begins with: what the job says, on top of the standard
 * @param binder reads a block; what it leaves out is as in its second argument
 */
record JobWide<T>(String type, Optional<BlockReader> ofJob, T base, Binder<T> binder) {

  /** Reads a block on top of a standard. */
  interface Binder<T> {
    T bind(BlockReader block, T standard);
  }

  static <T> JobWide<T> of(BlockReader job, String type, T standard, Binder<T> binder) {
    Optional<BlockReader> ofJob = job.only(type);
    T base = ofJob.map(block -> binder.bind(block, standard)).orElse(standard);
    return new JobWide<>(type, ofJob, base, binder);
  }

  /** What group and job say together; nothing if neither says anything. */
  Optional<T> of(BlockReader group) {
    Optional<BlockReader> own = group.only(type);
    if (own.isPresent()) {
      return own.map(block -> binder.bind(block, base));
    }
    ofJob.ifPresent(block -> block.lendPositionsTo(group.place().only(type)));
    return ofJob.map(block -> base);
  }
}
