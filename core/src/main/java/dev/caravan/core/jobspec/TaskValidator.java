package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.Task;

/** Says what is wrong with a task. Its configuration is the driver's to judge. */
final class TaskValidator {
  private static final int MIN_CPU_MHZ = 1;
  private static final int MIN_MEMORY_MB = 10;

  private static final int MIN_LOG_FILES = 1;
  private static final int MIN_LOG_FILE_SIZE_MB = 1;

  private final Task task;
  private final int diskMb;
  private final Place place;
  private final Findings findings;

  /** For a task of a group whose tasks share a disk of this size. */
  TaskValidator(Task task, int diskMb, Place place, Findings findings) {
    this.task = task;
    this.diskMb = diskMb;
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
    findings.require(
        !task.shutdownDelay().isNegative(),
        place,
        "shutdown_delay",
        "ShutdownDelay must be a positive value");
    new ConstraintValidator(findings).validateOfOne(task.constraints(), place);
    new PreferenceValidator(findings).affinities(task.affinities(), place);
    if (task.killSignal() != null) {
      SignalNames.wrong(task.killSignal())
          .ifPresent(message -> findings.add(place, "kill_signal", message));
    }
    resources();
    logs();
    runner();
    new ScalingValidator(findings).validate(task.scaling(), place);
    new ConfigValidator(findings, place.only("config")).validate(task.config());
    new ConfigValidator(findings, place).validate(task.opaque());
    new KeptValidator(findings).validate(task.opaque(), place);
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

  private void runner() {
    if (task.restart() != null) {
      new RestartValidator(task.restart(), place.only("restart"), findings).validate();
    }
    findings.require(
        !task.leader() || task.lifecycle() == null,
        place,
        "leader",
        "Only main tasks may be marked as leader: remove leader or lifecycle");
    new ArtifactValidator(findings).validate(task.artifacts(), place);
    new TemplateValidator(findings).validate(task.templates(), place);
    String payload = task.payloadFile();
    if (payload != null && AllocationPath.escapes("task/local", payload)) {
      String message = "destination escapes allocation directory: \"%s\"".formatted(payload);
      findings.add(place.only("dispatch_payload"), "file", message);
    }
  }

  private void resources() {
    Resources resources = task.resources();
    Place inside = place.only("resources");
    new ConfigValidator(findings, inside).validate(resources.opaque());
    cpu(resources, inside);
    findings.require(
        resources.memoryMb() >= MIN_MEMORY_MB,
        inside,
        "memory",
        "minimum MemoryMB value is %d; got %d",
        MIN_MEMORY_MB,
        resources.memoryMb());
    findings.require(
        resources.memoryMaxMb() == 0 || resources.memoryMaxMb() >= resources.memoryMb(),
        inside,
        "memory_max",
        "MemoryMaxMB value (%d) should be larger than MemoryMB value (%d)",
        resources.memoryMaxMb(),
        resources.memoryMb());
    new DeviceValidator(findings).validate(resources.devices(), inside);
  }

  private void cpu(Resources resources, Place inside) {
    findings.require(
        resources.cores() >= 0,
        inside,
        "cores",
        "cores can't be negative; got %d",
        resources.cores());
    findings.require(
        resources.cores() <= 0 || resources.cpuMhz() == 0,
        inside,
        "cores",
        "Task can only ask for 'cpu' or 'cores' resource, not both");
    findings.require(
        resources.cores() != 0 || resources.cpuMhz() >= MIN_CPU_MHZ,
        inside,
        "cpu",
        "minimum CPU value is %d; got %d",
        MIN_CPU_MHZ,
        resources.cpuMhz());
  }

  private void logs() {
    int files = task.logs().maxFiles();
    int size = task.logs().maxFileSizeMb();
    Place inside = place.only("logs");
    findings.require(
        files >= MIN_LOG_FILES,
        inside,
        "max_files",
        "minimum number of files is %d; got %d",
        MIN_LOG_FILES,
        files);
    findings.require(
        size >= MIN_LOG_FILE_SIZE_MB,
        inside,
        "max_file_size",
        "minimum file size is %dMB; got %d",
        MIN_LOG_FILE_SIZE_MB,
        size);
    long needed = (long) files * size;
    findings.require(
        needed < diskMb,
        inside,
        "",
        "log storage (%d MB) must be less than requested disk capacity (%d MB)",
        needed,
        diskMb);
  }
}
