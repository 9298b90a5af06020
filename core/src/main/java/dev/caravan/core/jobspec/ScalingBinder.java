package dev.caravan.core.jobspec;

import dev.caravan.core.model.ScalingPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Binds {@code scaling} blocks. */
final class ScalingBinder {
  /** What the label of a task's block stands for in Nomad's API. */
  private static final Map<String, String> TYPES =
      Map.of("cpu", "vertical_cpu", "mem", "vertical_mem");

  private ScalingBinder() {}

  /** The policies of a task. */
  static List<ScalingPolicy> bind(List<BlockReader> blocks) {
    List<ScalingPolicy> policies = new ArrayList<>();
    for (BlockReader block : blocks) {
      String type = TYPES.get(block.label());
      if (type == null) {
        String message = "scaling policy name must be \"cpu\" or \"mem\", not \"%s\"";
        block.complain("", message.formatted(block.label()));
      }
      policies.add(bind(block, type == null ? block.label() : type, 0));
    }
    return policies;
  }

  /**
   * The policy of a block.
   *
   * @param type what it scales
   * @param standardMin the least, if the block gives none
   */
  static ScalingPolicy bind(BlockReader block, String type, int standardMin) {
    ScalingPolicy policy =
        new ScalingPolicy(
            type,
            block.integer("min").orElse(standardMin),
            block.integer("max").map(Long::valueOf).orElse(null),
            block.flag("enabled").orElse(true),
            block.config("policy"));
    block.finish();
    return policy;
  }

  /** The label of a task's block for a policy of this type. */
  static String label(String type) {
    return type.replaceFirst("^vertical_", "");
  }
}
