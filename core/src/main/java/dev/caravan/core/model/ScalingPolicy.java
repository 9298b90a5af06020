package dev.caravan.core.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Within what bounds something may be scaled, and what an autoscaler is told about it.
 *
 * @param type {@code horizontal} for a group's count, {@code vertical_cpu} or {@code vertical_mem}
 *     for what a task asks for
 * @param min the least
 * @param max the most; null where there is no bound
 * @param enabled whether an autoscaler looks at it
 * @param policy what the autoscaler is told: strings, numbers, booleans, lists and maps
 */
public record ScalingPolicy(
    String type, long min, @Nullable Long max, boolean enabled, Map<String, Object> policy) {

  public ScalingPolicy {
    policy = Immutable.config(policy);
  }
}
