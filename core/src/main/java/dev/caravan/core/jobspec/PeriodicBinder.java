package dev.caravan.core.jobspec;

import dev.caravan.core.model.Defaults;
import dev.caravan.core.model.Periodic;
import java.util.List;
import java.util.Optional;

/** Binds {@code periodic} blocks. */
final class PeriodicBinder {
  private PeriodicBinder() {}

  static Periodic bind(BlockReader block) {
    Periodic periodic =
        new Periodic(
            block.flag("enabled").orElse(true),
            crons(block),
            ServiceBinder.word(block, "time_zone", Defaults.TIME_ZONE),
            block.flag("prohibit_overlap").orElse(false));
    block.finish();
    return periodic;
  }

  private static List<String> crons(BlockReader block) {
    Optional<String> one = block.text("cron").filter(text -> !text.isEmpty());
    List<String> several = block.read("crons", Conversion.TEXTS).orElse(List.of());
    if (one.isPresent() && !several.isEmpty()) {
      block.complain("crons", "Only one of cron or crons may be used; remove one of the two");
    }
    one.ifPresent(text -> block.lendPosition("cron", block.place(), "crons"));
    return one.map(List::of).orElse(several);
  }
}
