package dev.caravan.scheduler.runner;

import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.Service;
import dev.caravan.core.model.ServiceCheck;
import dev.caravan.core.model.Task;
import dev.caravan.scheduler.check.DeclaredCheck;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The checks that an allocation declares for services that are registered here.
 *
 * @param requests resolves what they refer to
 * @param isolates whether a task has a root directory of its own
 */
record CheckDeclarations(TaskRequests requests, Predicate<Task> isolates) {

  List<DeclaredCheck> of(Assignment assignment) {
    List<DeclaredCheck> checks = new ArrayList<>();
    for (Service service : assignment.group().services()) {
      add(checks, assignment, service, null);
    }
    for (Task task : assignment.group().tasks()) {
      task.services().forEach(service -> add(checks, assignment, service, task));
    }
    return checks;
  }

  private void add(
      List<DeclaredCheck> checks, Assignment assignment, Service service, @Nullable Task owner) {
    if (!service.registeredHere()) {
      return;
    }
    for (ServiceCheck check : service.checks()) {
      Task task = owner == null ? taskOf(assignment, service, check) : owner;
      checks.add(declared(assignment, service, check, owner, task));
    }
  }

  /** The task that a service of the group, or its check, is about; else the first one. */
  private static Task taskOf(Assignment assignment, Service service, ServiceCheck check) {
    List<Task> tasks = assignment.group().tasks();
    return Stream.of(check.script().task(), service.task())
        .flatMap(name -> tasks.stream().filter(task -> task.name().equals(name)))
        .findFirst()
        .orElse(tasks.get(0));
  }

  private DeclaredCheck declared(
      Assignment assignment, Service service, ServiceCheck check, @Nullable Task owner, Task task) {
    UnaryOperator<String> resolve = requests.seenBy(assignment, task, isolates.test(task));
    String label = check.portLabel().isEmpty() ? service.portLabel() : check.portLabel();
    Optional<AllocatedPort> port = assignment.port(task, label);
    String ownerName = owner == null ? "" : owner.name();
    return new DeclaredCheck(
        id(assignment, ownerName, service, check),
        assignment.group().name(),
        owner == null ? null : ownerName,
        task.name(),
        resolve.apply(service.name()),
        resolved(check, resolve),
        port.map(AllocatedPort::hostAddress).orElse(requests.nodeAddress()),
        port.map(AllocatedPort::value).orElse(ServiceCatalog.literal(label)),
        unreachable(assignment, check));
  }

  /**
   * As in Nomad, a check asks the host's address unless it says otherwise itself, and no driver has
   * a network of which checks know. Where an allocation has a network of its own in Nomad, its
   * ports are reached by the host's address here.
   */
  private static @Nullable String unreachable(Assignment assignment, ServiceCheck check) {
    String mode = check.addressMode();
    boolean isOnHost =
        assignment.group().networks().stream()
            .allMatch(network -> network.mode().isEmpty() || network.mode().equals("host"));
    if (mode.equals("driver")) {
      return "cannot use address_mode=\"driver\": no driver network exists";
    }
    return mode.equals("alloc") && isOnHost
        ? "cannot use address_mode=\"alloc\": no allocation network status reported"
        : null;
  }

  private static String id(
      Assignment assignment, String owner, Service service, ServiceCheck check) {
    String all =
        String.join(
            "/",
            assignment.allocation().id().value(),
            owner,
            service.name(),
            service.portLabel(),
            check.type(),
            check.name());
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
  }

  private static ServiceCheck resolved(ServiceCheck check, UnaryOperator<String> resolve) {
    ServiceCheck.Http http = check.http();
    Map<String, List<String>> headers = new LinkedHashMap<>();
    http.headers()
        .forEach((name, values) -> headers.put(name, values.stream().map(resolve).toList()));
    return new ServiceCheck(
        resolve.apply(check.name()),
        check.type(),
        check.portLabel(),
        check.addressMode(),
        new ServiceCheck.Http(
            resolve.apply(http.path()),
            resolve.apply(http.method()),
            resolve.apply(http.protocol()),
            headers,
            resolve.apply(http.body()),
            http.tlsSkipVerify()),
        new ServiceCheck.Script(
            resolve.apply(check.script().command()),
            check.script().args().stream().map(resolve).toList(),
            check.script().task()),
        check.grpc(),
        check.interval(),
        check.timeout(),
        check.initialStatus(),
        check.onUpdate(),
        check.successBeforePassing(),
        check.failuresBeforeCritical(),
        check.expose(),
        check.restart(),
        check.opaque());
  }
}
