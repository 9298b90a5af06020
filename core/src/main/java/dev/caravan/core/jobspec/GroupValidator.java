package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.MigrateStrategy;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.UpdateStrategy;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what is wrong with a task group. */
final class GroupValidator {
  private static final int MIN_DISK_MB = 10;

  private final JobType type;
  private final TaskGroup group;
  private final Place place;
  private final Findings findings;

  GroupValidator(JobType type, TaskGroup group, Place place, Findings findings) {
    this.type = type;
    this.group = group;
    this.place = place;
    this.findings = findings;
  }

  void validate() {
    findings.require(!group.name().isEmpty(), place, "", "Missing task group name");
    findings.require(
        group.name().indexOf('\0') < 0, place, "", "Task group name contains a null character");
    findings.require(group.count() >= 0, place, "count", "Task group count can't be negative");
    new ConstraintValidator(findings).validate(group.constraints(), place);
    PreferenceValidator preferences = new PreferenceValidator(findings);
    preferences.affinities(group.affinities(), place);
    preferences.spreads(group.spreads(), place);
    findings.require(
        group.shutdownDelay() == null || !group.shutdownDelay().isNegative(),
        place,
        "shutdown_delay",
        "ShutdownDelay must be a positive value");
    new ConfigValidator(findings, place).validate(group.opaque());
    disk();
    new RestartValidator(group.restart(), place.only("restart"), findings).validate();
    if (group.reschedule() != null) {
      new RescheduleValidator(group.reschedule(), place.only("reschedule"), findings).validate();
    }
    update();
    migrate();
    new VolumeValidator(findings).validate(group, place);
    new ScalingValidator(findings).validate(group, place);
    new DisconnectValidator(group, place, findings).validate(type);
    maxRunDuration();
    new NetworkValidator(findings).validate(group, place);
    services();
    tasks();
  }

  private void disk() {
    int size = group.ephemeralDisk().sizeMb();
    String message = "minimum DiskMB value is %d; got %d";
    Place inside = place.only("ephemeral_disk");
    findings.require(size >= MIN_DISK_MB, inside, "size", message, MIN_DISK_MB, size);
  }

  private void update() {
    UpdateStrategy update = group.update();
    Place inside = place.only("update");
    boolean allowed = type == JobType.SERVICE || type == JobType.SYSTEM;
    findings.require(
        allowed || update == null,
        inside,
        "",
        "Job type \"%s\" does not allow update block; remove it",
        type.word());
    findings.require(
        type != JobType.SERVICE || update != null,
        inside,
        "",
        "Missing update strategy of a service job");
    if (allowed && update != null) {
      new UpdateValidator(update, inside, findings).validate();
    }
  }

  private void migrate() {
    MigrateStrategy migrate = group.migrate();
    Place inside = place.only("migrate");
    if (migrate == null) {
      return;
    }
    if (type == JobType.SERVICE) {
      new MigrateValidator(migrate, inside, findings).validate();
    } else {
      String message = "Job type \"%s\" does not allow migrate block; remove it";
      findings.add(inside, "", message.formatted(type.word()));
    }
  }

  private void maxRunDuration() {
    Duration most = group.maxRunDuration();
    String key = "max_run_duration";
    findings.require(
        most == null || !(most.isNegative() || most.isZero()),
        place,
        key,
        "%s must be greater than zero",
        key);
  }

  private void services() {
    Set<String> ports = new HashSet<>();
    ports(group.networks(), ports);
    group.tasks().forEach(task -> ports(task.resources().networks(), ports));
    ServiceValidator validator = new ServiceValidator(ports, findings);
    validator.validate(group.services(), place);
    Occurrences occurrences = new Occurrences();
    for (Task task : group.tasks()) {
      Place inside = place.labelled("task", task.name(), occurrences.next(task.name()));
      validator.validate(task.services(), inside);
    }
  }

  private static void ports(List<Network> networks, Set<String> labels) {
    networks.forEach(network -> network.ports().forEach(port -> labels.add(port.label())));
  }

  private void tasks() {
    findings.require(!group.tasks().isEmpty(), place, "task", "Missing tasks for task group");
    Map<String, Integer> numbers = new HashMap<>();
    VolumeMountValidator mounts = new VolumeMountValidator(group, findings);
    Occurrences occurrences = new Occurrences();
    for (int i = 0; i < group.tasks().size(); i++) {
      Task task = group.tasks().get(i);
      Place inside = place.labelled("task", task.name(), occurrences.next(task.name()));
      Integer first = numbers.putIfAbsent(task.name(), i + 1);
      findings.require(
          first == null,
          inside,
          "",
          "Task %d redefines '%s' from task %s",
          i + 1,
          task.name(),
          first);
      new TaskValidator(task, group.ephemeralDisk().sizeMb(), inside, findings).validate();
      mounts.validate(task.volumeMounts(), inside);
    }
    leaders();
  }

  private void leaders() {
    long leaders = group.tasks().stream().filter(Task::leader).count();
    findings.require(leaders <= 1, place, "", "Only one task may be marked as leader");
  }
}
