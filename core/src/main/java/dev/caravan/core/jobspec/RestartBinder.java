package dev.caravan.core.jobspec;

import dev.caravan.core.model.RestartPolicy;
import java.util.Locale;
import java.util.Optional;

/** Binds {@code restart} blocks. */
final class RestartBinder {
  private RestartBinder() {}

  /** What the block leaves out is as in {@code standard}. */
  static RestartPolicy bind(BlockReader block, RestartPolicy standard) {
    RestartPolicy restart =
        new RestartPolicy(
            block.integer("attempts").orElse(standard.attempts()),
            block.read("interval", Conversion.DURATION).orElse(standard.interval()),
            block.read("delay", Conversion.DURATION).orElse(standard.delay()),
            mode(block).orElse(standard.mode()),
            block.flag("render_templates").orElse(standard.renderTemplates()));
    block.finish();
    return restart;
  }

  private static Optional<RestartPolicy.Mode> mode(BlockReader block) {
    return Words.read(
        block,
        "mode",
        RestartPolicy.Mode.class,
        mode -> mode.name().toLowerCase(Locale.ROOT),
        "Unsupported restart mode: \"%s\"");
  }
}
