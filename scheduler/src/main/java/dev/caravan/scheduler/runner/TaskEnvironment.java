package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.TaskRequest.Directories;
import dev.caravan.core.model.AllocatedDevice;
import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.AllocatedResources.TaskShare;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.NodeDevice;
import dev.caravan.core.model.Task;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The {@code NOMAD_} variables of a task, and those of its devices. */
final class TaskEnvironment {
  private final Map<String, String> variables = new LinkedHashMap<>();

  private TaskEnvironment() {}

  /**
   * Collects them.
   *
   * @param directories as the task itself sees them
   */
  static Map<String, String> of(
      Assignment assignment, Task task, NodeFacts node, SeenDirectories directories) {
    TaskEnvironment environment = new TaskEnvironment();
    environment.names(assignment, task, node);
    environment.directories(directories);
    environment.limits(assignment.share(task));
    environment.devices(assignment.share(task), node);
    environment.meta(assignment, task);
    environment.ports(assignment, task);
    return environment.variables;
  }

  /** Directories by the paths that a task reaches them by. */
  record SeenDirectories(String allocation, String local, String secrets) {

    /** Of a task with a root directory of its own. */
    static final SeenDirectories ISOLATED = new SeenDirectories("/alloc", "/local", "/secrets");

    /** Of a task that sees the host's files. */
    static SeenDirectories onHost(Directories directories) {
      return new SeenDirectories(
          directories.allocation().toString(),
          directories.local().toString(),
          directories.secrets().toString());
    }
  }

  private void names(Assignment assignment, Task task, NodeFacts node) {
    Allocation allocation = assignment.allocation();
    Job job = assignment.job();
    put("ALLOC_ID", allocation.id().value());
    put("ALLOC_NAME", allocation.name());
    put("ALLOC_INDEX", Integer.toString(allocation.index()));
    put("GROUP_NAME", allocation.taskGroup());
    put("TASK_NAME", task.name());
    put("JOB_ID", job.id().value());
    put("JOB_NAME", job.name());
    put("NAMESPACE", job.id().namespace());
    put("REGION", job.region());
    put("DC", node.spec().datacenter());
  }

  private void directories(SeenDirectories directories) {
    put("ALLOC_DIR", directories.allocation());
    put("TASK_DIR", directories.local());
    put("SECRETS_DIR", directories.secrets());
  }

  private void limits(TaskShare share) {
    put("CPU_LIMIT", Integer.toString(share.cpuMhz()));
    put("MEMORY_LIMIT", Integer.toString(share.memoryMb()));
    if (share.memoryMaxMb() > 0) {
      put("MEMORY_MAX_LIMIT", Integer.toString(share.memoryMaxMb()));
    }
    if (!share.cores().isEmpty()) {
      put("CPU_CORES", CpuSet.format(share.cores()));
    }
  }

  /** The variables are those that Nomad's device plugins would set. */
  private void devices(TaskShare share, NodeFacts node) {
    for (AllocatedDevice given : share.devices()) {
      for (NodeDevice device : node.spec().resources().devices()) {
        if (device.id().equals(given.device()) && device.variable() != null) {
          variables.merge(
              device.variable(),
              String.join(",", given.instances()),
              (before, more) -> before + "," + more);
        }
      }
    }
  }

  /** The task's own goes over its group's, and that over its job's. */
  private void meta(Assignment assignment, Task task) {
    Map<String, String> meta = new LinkedHashMap<>(assignment.job().meta());
    meta.putAll(assignment.group().meta());
    meta.putAll(task.meta());
    meta.forEach(
        (key, value) -> {
          put("META_" + clean(key).toUpperCase(Locale.ROOT), value);
          put("META_" + clean(key), value);
        });
  }

  private void ports(Assignment assignment, Task task) {
    assignment.allocation().resources().ports().forEach(port -> port(clean(port.label()), port));
    assignment
        .allocation()
        .resources()
        .tasks()
        .forEach(
            (name, share) -> {
              for (AllocatedPort port : share.ports()) {
                if (name.equals(task.name())) {
                  port(clean(port.label()), port);
                } else {
                  portOfSibling(clean(name) + "_" + clean(port.label()), port);
                }
              }
            });
  }

  private void port(String label, AllocatedPort port) {
    String onHost = Integer.toString(port.value());
    String inTask = Integer.toString(port.taskPort());
    put("IP_" + label, port.hostAddress());
    put("PORT_" + label, inTask);
    put("ALLOC_PORT_" + label, inTask);
    put("ADDR_" + label, address(port));
    put("HOST_IP_" + label, port.hostAddress());
    put("HOST_PORT_" + label, onHost);
    put("HOST_ADDR_" + label, address(port));
  }

  private void portOfSibling(String taskAndLabel, AllocatedPort port) {
    put("IP_" + taskAndLabel, port.hostAddress());
    put("PORT_" + taskAndLabel, Integer.toString(port.value()));
    put("ADDR_" + taskAndLabel, address(port));
  }

  private static String address(AllocatedPort port) {
    String host = port.hostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port.value();
  }

  private void put(String name, String value) {
    variables.put("NOMAD_" + name, value);
  }

  private static String clean(String name) {
    return name.replaceAll("[^A-Za-z0-9_]", "_");
  }
}
