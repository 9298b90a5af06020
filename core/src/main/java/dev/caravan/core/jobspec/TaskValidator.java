package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.Task;

/** Says what is wrong with a task. Its configuration is the driver's to judge. */
final class TaskValidator {
  private static final int MIN_CPU_MHZ = 1;
  private static final int MIN_MEMORY_MB = 10;

  private final Task task;
  private final Place place;
  private final Findings findings;

  TaskValidator(Task task, Place place, Findings findings) {
    this.task = task;
    this.place = place;
    this.findings = findings;
  }

  void validate() {
    name();
    findings.require(
        !task.driver().isEmpty(),
        place,
        "driver",
        "Missing task driver: add driver = \"docker\", or the name of another one");
    findings.require(
        !task.killTimeout().isNegative(),
        place,
        "kill_timeout",
        "KillTimeout must be a positive value");
    new ConstraintValidator(findings).validate(task.constraints(), place);
    resources();
    new ConfigValidator(findings, place.only("config")).validate(task.config());
  }

  private void name() {
    String name = task.name();
    findings.require(!name.isEmpty(), place, "", "Missing task name");
    findings.require(
        name.indexOf('/') < 0 && name.indexOf('\\') < 0,
        place,
        "",
        "Task name cannot include slashes");
    findings.require(name.indexOf('\0') < 0, place, "", "Task name cannot include null characters");
  }

  private void resources() {
    Resources resources = task.resources();
    Place inside = place.only("resources");
    findings.require(
        resources.cpuMhz() >= MIN_CPU_MHZ,
        inside,
        "cpu",
        "minimum CPU value is %d; got %d",
        MIN_CPU_MHZ,
        resources.cpuMhz());
    findings.require(
        resources.memoryMb() >= MIN_MEMORY_MB,
        inside,
        "memory",
        "minimum MemoryMB value is %d; got %d",
        MIN_MEMORY_MB,
        resources.memoryMb());
  }
}
