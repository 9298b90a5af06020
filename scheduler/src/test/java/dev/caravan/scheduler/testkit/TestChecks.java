package dev.caravan.scheduler.testkit;

import dev.caravan.core.model.Service;
import dev.caravan.core.model.ServiceCheck;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Services that are registered here, with checks to be varied by tests. */
public final class TestChecks {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private TestChecks() {}

  /** A check by TCP, each second. */
  public static ServiceCheck tcp() {
    return check("tcp", ServiceCheck.Http.NONE, ServiceCheck.Script.NONE, "require_healthy", null);
  }

  /** A check that gets this path by HTTP, each second. */
  public static ServiceCheck http(String path) {
    return http(path, "X-Asked-By", "a test");
  }

  /** The same with this header. */
  public static ServiceCheck http(String path, String header, String value) {
    return check(
        "http",
        new ServiceCheck.Http(path, "", "", Map.of(header, List.of(value)), "", false),
        ServiceCheck.Script.NONE,
        "require_healthy",
        null);
  }

  /** A check that runs a script, each second. */
  public static ServiceCheck script(String onUpdate, ServiceCheck.@Nullable Restart restart) {
    return check(
        "script",
        ServiceCheck.Http.NONE,
        new ServiceCheck.Script("probe", List.of("${NOMAD_TASK_NAME}"), ""),
        onUpdate,
        restart);
  }

  /** The same by another address mode. */
  public static ServiceCheck reachedBy(ServiceCheck check, String addressMode) {
    return new ServiceCheck(
        check.name(),
        check.type(),
        check.portLabel(),
        addressMode,
        check.http(),
        check.script(),
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

  /** The same, passing or failing after so many answers in a row. */
  public static ServiceCheck settling(ServiceCheck check, int passes, int failures) {
    return new ServiceCheck(
        check.name(),
        check.type(),
        check.portLabel(),
        check.addressMode(),
        check.http(),
        check.script(),
        check.grpc(),
        check.interval(),
        check.timeout(),
        check.initialStatus(),
        check.onUpdate(),
        passes,
        failures,
        check.expose(),
        check.restart(),
        check.opaque());
  }

  private static ServiceCheck check(
      String type,
      ServiceCheck.Http http,
      ServiceCheck.Script script,
      String onUpdate,
      ServiceCheck.@Nullable Restart restart) {
    return new ServiceCheck(
        "alive",
        type,
        "",
        "",
        http,
        script,
        ServiceCheck.Grpc.NONE,
        SECOND,
        SECOND,
        "",
        onUpdate,
        0,
        0,
        false,
        restart,
        Map.of());
  }

  /** A service {@code web} on port {@code http}, registered here. */
  public static Service service(ServiceCheck... checks) {
    return service("http", checks);
  }

  /** A service {@code web} on this port, registered here. */
  public static Service service(String port, ServiceCheck... checks) {
    Service plain = Service.of("web", port, checks);
    return new Service(
        plain.name(),
        plain.portLabel(),
        plain.addressMode(),
        plain.tags(),
        plain.canaryTags(),
        plain.enableTagOverride(),
        plain.meta(),
        plain.task(),
        plain.onUpdate(),
        plain.checks(),
        "nomad",
        plain.canaryMeta(),
        plain.opaque());
  }
}
