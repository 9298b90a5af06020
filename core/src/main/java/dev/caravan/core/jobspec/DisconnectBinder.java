package dev.caravan.core.jobspec;

import dev.caravan.core.model.DisconnectStrategy;
import dev.caravan.core.model.DisconnectStrategy.Reconcile;

/** Binds {@code disconnect} blocks. */
final class DisconnectBinder {
  private DisconnectBinder() {}

  static DisconnectStrategy bind(BlockReader block) {
    DisconnectStrategy strategy =
        new DisconnectStrategy(
            block.read("lost_after", Conversion.DURATION).orElse(null),
            block.read("stop_on_client_after", Conversion.DURATION).orElse(null),
            block.flag("replace").orElse(true),
            Words.read(
                    block,
                    "reconcile",
                    Reconcile.class,
                    Reconcile::word,
                    "reconcile option is invalid: \"%s\"")
                .orElse(Reconcile.BEST_SCORE));
    block.finish();
    return strategy;
  }
}
