package dev.caravan.core.jobspec.json;

import java.util.Map;

/** Policies of a group or task in Nomad's API. */
final class PolicyShapes {
  private PolicyShapes() {}

  static final Shape RESTART =
      new Shape.Builder("restart")
          .attribute("Attempts", "attempts")
          .attribute("Interval", "interval")
          .attribute("Delay", "delay")
          .attribute("Mode", "mode")
          .attribute("RenderTemplates", "render_templates")
          .build();

  static final Shape SCALING_OF_TASK =
      new Shape.Builder("scaling")
          .label("Type", Map.of("vertical_cpu", "cpu", "vertical_mem", "mem"))
          .attribute("Min", "min")
          .attribute("Max", "max")
          .attribute("Enabled", "enabled")
          .attribute("Policy", "policy")
          .ignored("ID", "Namespace", "Target", "CreateIndex", "ModifyIndex")
          .build();

  static final Shape SCALING_OF_GROUP =
      new Shape.Builder("scaling")
          .attribute("Type", "type")
          .attribute("Min", "min")
          .attribute("Max", "max")
          .attribute("Enabled", "enabled")
          .attribute("Policy", "policy")
          .ignored("ID", "Namespace", "Target", "CreateIndex", "ModifyIndex")
          .build();

  static final Shape RESCHEDULE =
      new Shape.Builder("reschedule")
          .attribute("Attempts", "attempts")
          .attribute("Interval", "interval")
          .attribute("Delay", "delay")
          .attribute("DelayFunction", "delay_function")
          .attribute("MaxDelay", "max_delay")
          .attribute("Unlimited", "unlimited")
          .build();

  static final Shape UPDATE =
      new Shape.Builder("update")
          .attribute("MaxParallel", "max_parallel")
          .attribute("HealthCheck", "health_check")
          .attribute("MinHealthyTime", "min_healthy_time")
          .attribute("HealthyDeadline", "healthy_deadline")
          .attribute("ProgressDeadline", "progress_deadline")
          .attribute("AutoRevert", "auto_revert")
          .attribute("AutoPromote", "auto_promote")
          .attribute("Canary", "canary")
          .attribute("Stagger", "stagger")
          .build();

  static final Shape MIGRATE =
      new Shape.Builder("migrate")
          .attribute("MaxParallel", "max_parallel")
          .attribute("HealthCheck", "health_check")
          .attribute("MinHealthyTime", "min_healthy_time")
          .attribute("HealthyDeadline", "healthy_deadline")
          .build();
}
