package dev.caravan.core.diff;

import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.EphemeralDisk;
import dev.caravan.core.model.LogConfig;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.UpdateStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The blocks of a job as a diff names them and their values. */
final class Blocks {
  private Blocks() {}

  static List<ObjectDiff> constraints(Sides<List<Constraint>> constraints) {
    return ObjectDiffs.many(
        constraints,
        change -> {
          List<FieldDiff> fields = FieldDiffs.inContext(change.fields(Blocks::fieldsOf));
          return new ObjectDiff(change.type(), "Constraint", fields, List.of());
        });
  }

  static List<ObjectDiff> affinities(Sides<List<Affinity>> affinities) {
    return ObjectDiffs.many(
        affinities,
        change -> {
          List<FieldDiff> fields = FieldDiffs.inContext(change.fields(Blocks::fieldsOf));
          return new ObjectDiff(change.type(), "Affinity", fields, List.of());
        });
  }

  static List<ObjectDiff> networks(Sides<List<Network>> networks) {
    return ObjectDiffs.many(networks, Blocks::network);
  }

  private static ObjectDiff network(Change<Network> change) {
    List<FieldDiff> fields = FieldDiffs.inContext(change.fields(Blocks::fieldsOf));
    return new ObjectDiff(change.type(), "Network", fields, ports(change.list(Network::ports)));
  }

  /** Static ports, then dynamic ones, each by label. */
  private static List<ObjectDiff> ports(Sides<List<Port>> ports) {
    List<ObjectDiff> statics = new ArrayList<>();
    List<ObjectDiff> dynamics = new ArrayList<>();
    for (Change<Port> change : Sides.byName(ports, Port::label)) {
      boolean isStatic = change.newest().isStatic();
      String name = isStatic ? "Static Port" : "Dynamic Port";
      ObjectDiffs.one(name, change.fields(Blocks::fieldsOf))
          .ifPresent((isStatic ? statics : dynamics)::add);
    }
    statics.addAll(dynamics);
    return statics;
  }

  /** What Nomad knows besides and no job here can ask for is shown as the zero that it is. */
  static Fields fieldsOf(Resources resources) {
    return new Fields()
        .with("CPU", resources.cpuMhz())
        .with("Cores", resources.cores())
        .with("DiskMB", 0)
        .with("IOPS", 0)
        .with("MemoryMB", resources.memoryMb())
        .with("MemoryMaxMB", resources.memoryMaxMb());
  }

  static Fields fieldsOf(LogConfig logs) {
    return new Fields()
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
        .with("Mode", restart.mode().name().toLowerCase(Locale.ROOT));
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

  private static Fields fieldsOf(Network network) {
    return new Fields().with("MBits", network.mbits()).with("Mode", network.mode());
  }

  private static Fields fieldsOf(Port port) {
    Fields fields =
        new Fields()
            .with("HostNetwork", port.hostNetwork().isEmpty() ? "default" : port.hostNetwork())
            .with("Label", port.label())
            .with("To", port.to());
    return port.isStatic() ? fields.with("Value", port.value()) : fields;
  }
}
