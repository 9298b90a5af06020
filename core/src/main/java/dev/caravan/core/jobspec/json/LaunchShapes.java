package dev.caravan.core.jobspec.json;

/** What launches a job that is not run at once, in Nomad's API. */
final class LaunchShapes {
  private LaunchShapes() {}

  /** There is one type of specification only. */
  static final Shape PERIODIC =
      new Shape.Builder("periodic")
          .attribute("Enabled", "enabled")
          .attribute("Spec", "cron")
          .attribute("Specs", "crons")
          .attribute("ProhibitOverlap", "prohibit_overlap")
          .attribute("TimeZone", "time_zone")
          .ignored("SpecType")
          .build();

  static final Shape PARAMETERIZED =
      new Shape.Builder("parameterized")
          .attribute("Payload", "payload")
          .attribute("MetaRequired", "meta_required")
          .attribute("MetaOptional", "meta_optional")
          .attribute("MaxConcurrent", "max_concurrent")
          .build();
}
