package dev.caravan.core.jobspec;

import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.Defaults;
import java.util.List;
import java.util.Optional;

/** Binds {@code affinity} blocks. */
final class AffinityBinder {
  private AffinityBinder() {}

  static List<Affinity> bind(List<BlockReader> blocks) {
    return blocks.stream().map(AffinityBinder::bind).toList();
  }

  private static Affinity bind(BlockReader block) {
    String attribute = block.text("attribute").orElse("");
    String operator = block.text("operator").orElse("=");
    String value = block.text("value").orElse("");
    for (String key : ConstraintBinder.KEYS) {
      Optional<String> written = block.text(key);
      if (written.isPresent()) {
        block.lendPosition(key, block.place(), "value");
        operator = key;
        value = written.get();
      }
    }
    int weight = block.integer("weight").orElse(Defaults.WEIGHT);
    block.finish();
    return new Affinity(attribute, operator, value, weight);
  }
}
