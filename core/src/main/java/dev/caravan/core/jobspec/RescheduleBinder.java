package dev.caravan.core.jobspec;

import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.ReschedulePolicy.DelayFunction;

/** Binds {@code reschedule} blocks. */
final class RescheduleBinder {
  private RescheduleBinder() {}

  /** What the block leaves out is as in {@code standard}. */
  static ReschedulePolicy bind(BlockReader block, ReschedulePolicy standard) {
    ReschedulePolicy policy =
        new ReschedulePolicy(
            block.integer("attempts").orElse(standard.attempts()),
            block.read("interval", Conversion.DURATION).orElse(standard.interval()),
            block.read("delay", Conversion.DURATION).orElse(standard.delay()),
            Words.read(
                    block,
                    "delay_function",
                    DelayFunction.class,
                    DelayFunction::word,
                    "Invalid delay function \"%s\"")
                .orElse(standard.delayFunction()),
            block.read("max_delay", Conversion.DURATION).orElse(standard.maxDelay()),
            block.flag("unlimited").orElse(standard.unlimited()));
    block.finish();
    return policy;
  }
}
