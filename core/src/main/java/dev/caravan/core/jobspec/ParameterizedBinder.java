package dev.caravan.core.jobspec;

import dev.caravan.core.model.Parameterized;
import dev.caravan.core.model.Parameterized.Payload;
import java.util.List;

/** Binds {@code parameterized} blocks. */
final class ParameterizedBinder {
  private ParameterizedBinder() {}

  static Parameterized bind(BlockReader block) {
    Parameterized parameterized =
        new Parameterized(
            Words.read(
                    block,
                    "payload",
                    Payload.class,
                    Payload::word,
                    "Unknown payload requirement: \"%s\"")
                .orElse(Payload.OPTIONAL),
            block.read("meta_required", Conversion.TEXTS).orElse(List.of()),
            block.read("meta_optional", Conversion.TEXTS).orElse(List.of()),
            block.integer("max_concurrent").orElse(0));
    block.finish();
    return parameterized;
  }
}
