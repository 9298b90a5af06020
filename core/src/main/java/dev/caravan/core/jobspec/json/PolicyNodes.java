package dev.caravan.core.jobspec.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.MigrateStrategy;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.ScalingPolicy;
import dev.caravan.core.model.UpdateStrategy;
import java.util.Locale;

/** Policies of a group or task as JSON. */
final class PolicyNodes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private PolicyNodes() {}

  static ObjectNode restart(RestartPolicy restart) {
    ObjectNode json = NODES.objectNode();
    json.put("Attempts", restart.attempts());
    json.put("Interval", restart.interval().toNanos());
    json.put("Delay", restart.delay().toNanos());
    json.put("Mode", restart.mode().name().toLowerCase(Locale.ROOT));
    json.put("RenderTemplates", restart.renderTemplates());
    return json;
  }

  static ObjectNode scaling(ScalingPolicy policy) {
    ObjectNode json = NODES.objectNode();
    json.put("Type", policy.type());
    json.put("Min", policy.min());
    json.put("Max", policy.max());
    json.put("Enabled", policy.enabled());
    json.set("Policy", ConfigNodes.of(policy.policy()));
    return json;
  }

  static ObjectNode reschedule(ReschedulePolicy policy) {
    ObjectNode json = NODES.objectNode();
    json.put("Attempts", policy.attempts());
    json.put("Interval", policy.interval().toNanos());
    json.put("Delay", policy.delay().toNanos());
    json.put("DelayFunction", policy.delayFunction().word());
    json.put("MaxDelay", policy.maxDelay().toNanos());
    json.put("Unlimited", policy.unlimited());
    return json;
  }

  static ObjectNode update(UpdateStrategy update) {
    ObjectNode json = NODES.objectNode();
    json.put("MaxParallel", update.maxParallel());
    json.put("HealthCheck", update.healthCheck().word());
    json.put("MinHealthyTime", update.minHealthyTime().toNanos());
    json.put("HealthyDeadline", update.healthyDeadline().toNanos());
    json.put("ProgressDeadline", update.progressDeadline().toNanos());
    json.put("AutoRevert", update.autoRevert());
    json.put("AutoPromote", update.autoPromote());
    json.put("Canary", update.canaries());
    json.put("Stagger", update.stagger().toNanos());
    return json;
  }

  static ObjectNode migrate(MigrateStrategy strategy) {
    ObjectNode json = NODES.objectNode();
    json.put("MaxParallel", strategy.maxParallel());
    json.put("HealthCheck", strategy.healthCheck().word());
    json.put("MinHealthyTime", strategy.minHealthyTime().toNanos());
    json.put("HealthyDeadline", strategy.healthyDeadline().toNanos());
    return json;
  }
}
