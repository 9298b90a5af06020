package dev.caravan.scheduler.runner;

import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.Service;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.state.ClusterState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The services with {@code provider = "nomad"} that run. Nothing is stored of them: what is
 * registered follows from what the log says of allocations and their tasks, so that it can neither
 * contradict that nor be left behind.
 */
public final class ServiceCatalog {
  /** Who registers the services that are here; those of others are not. */
  private static final String PROVIDER = "nomad";

  private static final AllocationDirectories NO_FILES = new AllocationDirectories(Path.of("/"));

  private final ClusterState state;

  private ServiceCatalog(ClusterState state) {
    this.state = state;
  }

  /** All that run, in the order of their names and ids. */
  public static List<ServiceRegistration> of(ClusterState state) {
    ServiceCatalog catalog = new ServiceCatalog(state);
    return state.jobs().stream()
        .map(RegisteredJob::job)
        .flatMap(job -> state.allocationsOf(job.id()).stream())
        .flatMap(allocation -> catalog.registered(allocation).stream())
        .sorted(
            Comparator.comparing(ServiceRegistration::name).thenComparing(ServiceRegistration::id))
        .toList();
  }

  /** Those of a group run as long as their allocation does, those of a task as long as it does. */
  private List<ServiceRegistration> registered(Allocation allocation) {
    Optional<Assignment> declared = Assignment.of(state, allocation);
    Optional<Node> node = state.node(allocation.nodeId());
    List<ServiceRegistration> found = new ArrayList<>();
    if (declared.isEmpty() || node.isEmpty() || !offers(allocation)) {
      return found;
    }
    Assignment assignment = declared.get();
    List<Task> tasks = assignment.group().tasks();
    for (Service service : assignment.group().services()) {
      Task task =
          tasks.stream()
              .filter(each -> each.name().equals(service.task()))
              .findFirst()
              .orElse(tasks.get(0));
      add(found, assignment, node.get(), task, service, "group-" + assignment.group().name());
    }
    for (Task task : tasks) {
      TaskState taskState = allocation.taskStates().getOrDefault(task.name(), TaskState.PENDING);
      if (taskState.phase() == TaskState.Phase.RUNNING) {
        task.services()
            .forEach(service -> add(found, assignment, node.get(), task, service, task.name()));
      }
    }
    return found;
  }

  private static boolean offers(Allocation allocation) {
    return !allocation.isToEnd() && allocation.clientStatus() == ClientStatus.RUNNING;
  }

  private static void add(
      List<ServiceRegistration> found,
      Assignment assignment,
      Node node,
      Task task,
      Service service,
      String owner) {
    if (!service.provider().equals(PROVIDER)) {
      return;
    }
    Allocation allocation = assignment.allocation();
    Interpolation variables =
        new TaskRequests(new NodeFacts(node.id(), node.spec()), NO_FILES, Map.of())
            .hostPaths(assignment, task);
    String name = variables.keepingUnknown(service.name());
    Optional<AllocatedPort> port = port(assignment, task, service.portLabel());
    found.add(
        new ServiceRegistration(
            "_nomad-task-%s-%s-%s-%s"
                .formatted(allocation.id().value(), owner, name, service.portLabel()),
            name,
            allocation.jobId(),
            allocation.id(),
            node.id(),
            node.spec().datacenter(),
            tags(allocation, service).stream().map(variables::keepingUnknown).toList(),
            port.map(AllocatedPort::hostAddress).orElse(node.spec().address()),
            port.map(AllocatedPort::value).orElse(literal(service.portLabel())),
            allocation.createIndex(),
            allocation.modifyIndex()));
  }

  private static List<String> tags(Allocation allocation, Service service) {
    return allocation.canary() && !service.canaryTags().isEmpty()
        ? service.canaryTags()
        : service.tags();
  }

  private static Optional<AllocatedPort> port(Assignment assignment, Task task, String label) {
    return Stream.concat(
            assignment.share(task).ports().stream(),
            assignment.allocation().resources().ports().stream())
        .filter(port -> port.label().equals(label))
        .findFirst();
  }

  /** A port can be given by its number as well. */
  private static int literal(String label) {
    return label.matches("\\d{1,5}") ? Integer.parseInt(label) : 0;
  }
}
