package dev.caravan.scheduler.runner;

import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.Service;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.state.ClusterState;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The services with {@code provider = "nomad"} that run. Nothing is stored of them: what is
 * registered follows from what the log says of allocations and their tasks, so that it can neither
 * contradict that nor be left behind.
 */
public final class ServiceCatalog {
  private static final AllocationDirectories NO_FILES = new AllocationDirectories(Path.of("/"));

  private ServiceCatalog() {}

  /** All that run, in the order of their names and ids. */
  public static List<ServiceRegistration> of(ClusterState state) {
    return state.jobs().stream()
        .flatMap(job -> state.allocationsOf(job.job().id()).stream())
        .filter(ServiceCatalog::offers)
        .flatMap(allocation -> registered(state, allocation))
        .sorted(
            Comparator.comparing(ServiceRegistration::name).thenComparing(ServiceRegistration::id))
        .toList();
  }

  /** The names of services, each with all tags that any of its registrations has. */
  public static Map<String, SortedSet<String>> tagsByName(List<ServiceRegistration> services) {
    Map<String, SortedSet<String>> tags = new TreeMap<>();
    services.forEach(
        one -> tags.computeIfAbsent(one.name(), name -> new TreeSet<>()).addAll(one.tags()));
    return tags;
  }

  private static boolean offers(Allocation allocation) {
    return !allocation.isToEnd() && allocation.clientStatus() == ClientStatus.RUNNING;
  }

  private static Stream<ServiceRegistration> registered(ClusterState state, Allocation allocation) {
    return Assignment.of(state, allocation).stream()
        .flatMap(
            assignment ->
                state.node(allocation.nodeId()).stream().map(node -> new Offer(assignment, node)))
        .flatMap(Offer::all);
  }

  /** What a running allocation offers. */
  private record Offer(Assignment assignment, Node node) {

    /** Of the group as long as the allocation runs, of a task as long as that does. */
    Stream<ServiceRegistration> all() {
      Stream<ServiceRegistration> ofTasks =
          assignment.group().tasks().stream()
              .filter(this::runs)
              .flatMap(task -> registrations(task.services(), each -> task, task.name()));
      return Stream.concat(
          registrations(
              assignment.group().services(), this::taskOf, "group-" + assignment.group().name()),
          ofTasks);
    }

    private boolean runs(Task task) {
      return assignment
              .allocation()
              .taskStates()
              .getOrDefault(task.name(), TaskState.PENDING)
              .phase()
          == TaskState.Phase.RUNNING;
    }

    /** The task that a service of the group is about; else the first one. */
    private Task taskOf(Service service) {
      List<Task> tasks = assignment.group().tasks();
      return tasks.stream()
          .filter(task -> task.name().equals(service.task()))
          .findFirst()
          .orElse(tasks.get(0));
    }

    private Stream<ServiceRegistration> registrations(
        List<Service> services, Function<Service, Task> taskOf, String owner) {
      return services.stream()
          .filter(Service::registeredHere)
          .map(service -> registration(service, taskOf.apply(service), owner));
    }

    private ServiceRegistration registration(Service service, Task task, String owner) {
      Allocation allocation = assignment.allocation();
      Interpolation variables =
          new TaskRequests(() -> new NodeFacts(node.id(), node.spec()), NO_FILES, Map.of())
              .hostPaths(assignment, task);
      String name = variables.keepingUnknown(service.name());
      Optional<AllocatedPort> port = assignment.port(task, service.portLabel());
      return new ServiceRegistration(
          "_nomad-task-%s-%s-%s-%s"
              .formatted(allocation.id().value(), owner, name, service.portLabel()),
          name,
          allocation.jobId(),
          allocation.id(),
          node.id(),
          node.spec().datacenter(),
          tags(service).stream().map(variables::keepingUnknown).toList(),
          port.map(AllocatedPort::hostAddress).orElse(node.spec().address()),
          port.map(AllocatedPort::value).orElse(literal(service.portLabel())),
          allocation.createIndex(),
          allocation.modifyIndex());
    }

    private List<String> tags(Service service) {
      return assignment.allocation().canary() && !service.canaryTags().isEmpty()
          ? service.canaryTags()
          : service.tags();
    }
  }

  /** A port can be given by its number as well. */
  static int literal(String label) {
    return label.matches("\\d{1,5}") ? Integer.parseInt(label) : 0;
  }
}
