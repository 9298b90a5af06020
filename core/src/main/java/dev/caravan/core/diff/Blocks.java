package dev.caravan.core.diff;

import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.DisconnectStrategy;
import dev.caravan.core.model.EphemeralDisk;
import dev.caravan.core.model.LogConfig;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.ScalingPolicy;
import dev.caravan.core.model.UpdateStrategy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The blocks of a job as a diff names them and their values. */
final class Blocks {
  private Blocks() {}

  static List<ObjectDiff> constraints(Sides<List<Constraint>> constraints) {
    return ObjectDiffs.many(
        constraints, change -> ObjectDiffs.inContext("Constraint", change, Blocks::fieldsOf));
  }

  static List<ObjectDiff> affinities(Sides<List<Affinity>> affinities) {
    return ObjectDiffs.many(
        affinities, change -> ObjectDiffs.inContext("Affinity", change, Blocks::fieldsOf));
  }

  /** Of a scaling policy, only what differs is shown. */
  static Optional<ObjectDiff> scaling(Change<ScalingPolicy> scaling) {
    if (!scaling.differs()) {
      return Optional.empty();
    }
    List<FieldDiff> fields = FieldDiffs.changed(scaling.fields(Blocks::fieldsOf));
    List<ObjectDiff> policy =
        ObjectDiffs.map("Policy", scaling.map(ScalingPolicy::policy))
            .map(Blocks::onlyChanged)
            .stream()
            .toList();
    return Optional.of(new ObjectDiff(scaling.type(), "Scaling", fields, policy));
  }

  private static ObjectDiff onlyChanged(ObjectDiff diff) {
    List<FieldDiff> changed =
        diff.fields().stream().filter(field -> field.type() != DiffType.NONE).toList();
    return new ObjectDiff(diff.type(), diff.name(), changed, diff.objects());
  }

  static Optional<ObjectDiff> disconnect(Change<DisconnectStrategy> disconnect) {
    return disconnect.differs()
        ? Optional.of(ObjectDiffs.inContext("Disconnect", disconnect, Blocks::fieldsOf))
        : Optional.empty();
  }

  static Fields fieldsOf(LogConfig logs) {
    return new Fields()
        .ifSet("Disabled", logs.disabled())
        .with("MaxFileSizeMB", logs.maxFileSizeMb())
        .with("MaxFiles", logs.maxFiles());
  }

  static Fields fieldsOf(EphemeralDisk disk) {
    return new Fields()
        .with("Migrate", disk.migrate())
        .with("SizeMB", disk.sizeMb())
        .with("Sticky", disk.sticky());
  }

  static Fields fieldsOf(RestartPolicy restart) {
    return new Fields()
        .with("Attempts", restart.attempts())
        .with("Delay", restart.delay())
        .with("Interval", restart.interval())
        .with("Mode", restart.mode().name().toLowerCase(Locale.ROOT))
        .ifSet("RenderTemplates", restart.renderTemplates());
  }

  static Fields fieldsOf(@Nullable ReschedulePolicy policy) {
    if (policy == null) {
      return Fields.none();
    }
    return new Fields()
        .with("Attempts", policy.attempts())
        .with("Delay", policy.delay())
        .with("DelayFunction", policy.delayFunction().word())
        .with("Interval", policy.interval())
        .with("MaxDelay", policy.maxDelay())
        .with("Unlimited", policy.unlimited());
  }

  static Fields fieldsOf(@Nullable UpdateStrategy update) {
    if (update == null) {
      return Fields.none();
    }
    return new Fields()
        .with("AutoPromote", update.autoPromote())
        .with("AutoRevert", update.autoRevert())
        .with("Canary", update.canaries())
        .with("HealthCheck", update.healthCheck().word())
        .with("HealthyDeadline", update.healthyDeadline())
        .with("MaxParallel", update.maxParallel())
        .with("MinHealthyTime", update.minHealthyTime())
        .with("ProgressDeadline", update.progressDeadline());
  }

  private static Fields fieldsOf(Constraint constraint) {
    return new Fields()
        .with("LTarget", constraint.attribute())
        .with("Operand", constraint.operator())
        .with("RTarget", constraint.value());
  }

  private static Fields fieldsOf(Affinity affinity) {
    return new Fields()
        .with("LTarget", affinity.attribute())
        .with("Operand", affinity.operator())
        .with("RTarget", affinity.value())
        .with("Weight", affinity.weight());
  }

  private static Fields fieldsOf(ScalingPolicy scaling) {
    return new Fields()
        .with("Enabled", scaling.enabled())
        .ifThere("Max", scaling.max())
        .with("Min", scaling.min());
  }

  private static Fields fieldsOf(DisconnectStrategy disconnect) {
    return new Fields()
        .ifThere("LostAfter", disconnect.lostAfter())
        .with("Reconcile", disconnect.reconcile().word())
        .with("Replace", disconnect.replace())
        .ifThere("StopOnClientAfter", disconnect.stopOnClientAfter());
  }
}
