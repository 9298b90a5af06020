package dev.caravan.core.jobspec;

import dev.caravan.core.model.Defaults;
import dev.caravan.core.model.Template;
import dev.caravan.core.model.Template.ChangeMode;
import dev.caravan.core.model.Template.ChangeScript;
import dev.caravan.core.model.Template.Wait;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds {@code template} blocks. */
final class TemplateBinder {
  /** How many times its shortest wait is the longest one of a template that names none. */
  private static final int LONGEST_WAIT = 4;

  private TemplateBinder() {}

  static Template bind(BlockReader block) {
    ChangeMode mode =
        Words.read(
                block,
                "change_mode",
                ChangeMode.class,
                ChangeMode::word,
                "Invalid change mode: \"%s\"")
            .orElse(ChangeMode.RESTART);
    Template template =
        new Template(
            block.text("source").orElse(""),
            block.text("data").orElse(""),
            block.text("destination").orElse(""),
            mode,
            signal(block, mode),
            block.only("change_script").map(TemplateBinder::script).orElse(null),
            block.read("splay", Conversion.DURATION).orElse(Defaults.SPLAY),
            Words.text(block, "perms").orElse(Defaults.TEMPLATE_PERMS),
            Words.text(block, "left_delimiter").orElse(Defaults.LEFT_DELIMITER),
            Words.text(block, "right_delimiter").orElse(Defaults.RIGHT_DELIMITER),
            block.flag("env").orElse(false),
            owner(block, "uid"),
            owner(block, "gid"),
            block.only("wait").flatMap(TemplateBinder::waiting).orElse(null),
            block.flag("error_on_missing_key").orElse(false),
            block.flag("once").orElse(false),
            block.read("vault_grace", Conversion.DURATION).orElse(Duration.ZERO));
    block.finish();
    return template;
  }

  private static String signal(BlockReader block, ChangeMode mode) {
    String standard = mode == ChangeMode.SIGNAL ? Defaults.CHANGE_SIGNAL : "";
    return block.text("change_signal").orElse(standard).toUpperCase(Locale.ROOT);
  }

  private static ChangeScript script(BlockReader block) {
    ChangeScript script =
        new ChangeScript(
            block.text("command").orElse(""),
            block.read("args", Conversion.TEXTS).orElse(List.of()),
            block.read("timeout", Conversion.DURATION).orElse(Defaults.SCRIPT_TIMEOUT),
            block.flag("fail_on_error").orElse(false));
    block.finish();
    return script;
  }

  /** Some servers write -1 for what is not said. */
  private static @Nullable Integer owner(BlockReader block, String name) {
    return block.integer(name).filter(id -> id >= 0).orElse(null);
  }

  /** Nothing where the block names no times. */
  private static Optional<Wait> waiting(BlockReader block) {
    Optional<Duration> min = block.read("min", Conversion.DURATION);
    Optional<Duration> max = block.read("max", Conversion.DURATION);
    block.finish();
    if (min.isEmpty() && max.isEmpty()) {
      return Optional.empty();
    }
    Duration shortest = min.orElse(Duration.ZERO);
    return Optional.of(new Wait(shortest, max.orElse(shortest.multipliedBy(LONGEST_WAIT))));
  }
}
