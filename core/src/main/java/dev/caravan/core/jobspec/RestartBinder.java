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
    Optional<String> word = Words.text(block, "mode");
    Optional<RestartPolicy.Mode> mode = word.flatMap(RestartBinder::modeOf);
    if (word.isPresent() && mode.isEmpty()) {
      String message = "Unsupported restart mode: \"%s\"; write fail or delay";
      block.complain("mode", message.formatted(word.get()));
    }
    return mode;
  }

  private static Optional<RestartPolicy.Mode> modeOf(String word) {
    for (RestartPolicy.Mode mode : RestartPolicy.Mode.values()) {
      if (mode.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
