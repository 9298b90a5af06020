package dev.caravan.core.diff;

import dev.caravan.core.model.Parameterized;
import dev.caravan.core.model.Periodic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what makes a job run later than at once: its times, or what a dispatch gives it. */
final class LaunchDiffer {
  private LaunchDiffer() {}

  static Optional<ObjectDiff> periodic(Change<Periodic> periodic) {
    if (!periodic.differs()) {
      return Optional.empty();
    }
    List<ObjectDiff> objects = new ArrayList<>();
    ObjectDiffs.wordsInContext("Specs", periodic.list(LaunchDiffer::specs)).ifPresent(objects::add);
    List<FieldDiff> fields = FieldDiffs.inContext(periodic.fields(LaunchDiffer::fieldsOf));
    return Optional.of(new ObjectDiff(periodic.type(), "Periodic", fields, objects));
  }

  static Optional<ObjectDiff> parameterized(Change<Parameterized> parameterized) {
    if (!parameterized.differs()) {
      return Optional.empty();
    }
    List<ObjectDiff> objects = new ArrayList<>();
    ObjectDiffs.wordsInContext("MetaOptional", parameterized.list(Parameterized::metaOptional))
        .ifPresent(objects::add);
    ObjectDiffs.wordsInContext("MetaRequired", parameterized.list(Parameterized::metaRequired))
        .ifPresent(objects::add);
    List<FieldDiff> fields = FieldDiffs.inContext(parameterized.fields(LaunchDiffer::fieldsOf));
    return Optional.of(new ObjectDiff(parameterized.type(), "ParameterizedJob", fields, objects));
  }

  private static Fields fieldsOf(Parameterized parameterized) {
    int most = parameterized.maxConcurrent();
    return new Fields()
        .ifThere("MaxConcurrent", most == 0 ? null : most)
        .with("Payload", parameterized.payload().word());
  }

  /** A single cron expression is a value; several are a list, as in Nomad since 1.6. */
  private static Fields fieldsOf(Periodic periodic) {
    return new Fields()
        .with("Enabled", periodic.enabled())
        .with("ProhibitOverlap", periodic.prohibitOverlap())
        .with("Spec", periodic.crons().size() == 1 ? periodic.crons().get(0) : "")
        .with("SpecType", "cron")
        .with("TimeZone", periodic.timeZone());
  }

  private static List<String> specs(Periodic periodic) {
    return periodic.crons().size() == 1 ? List.of() : periodic.crons();
  }
}
