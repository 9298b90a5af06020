package dev.caravan.core.jobspec;

import dev.caravan.core.model.Defaults;
import dev.caravan.core.model.Spread;
import java.util.List;

/** Binds {@code spread} blocks. */
final class SpreadBinder {
  private SpreadBinder() {}

  static List<Spread> bind(List<BlockReader> blocks) {
    return blocks.stream().map(SpreadBinder::bind).toList();
  }

  private static Spread bind(BlockReader block) {
    Spread spread =
        new Spread(
            block.text("attribute").orElse(""),
            block.integer("weight").orElse(Defaults.WEIGHT),
            block.labelled("target").stream().map(SpreadBinder::target).toList());
    block.finish();
    return spread;
  }

  private static Spread.Target target(BlockReader block) {
    Spread.Target target = new Spread.Target(block.label(), block.integer("percent").orElse(0));
    block.finish();
    return target;
  }
}
