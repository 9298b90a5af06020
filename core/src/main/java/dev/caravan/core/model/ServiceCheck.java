package dev.caravan.core.model;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How it is found out whether a service answers.
 *
 * @param name what people see of it
 * @param type {@code tcp}, {@code http}, {@code grpc} or {@code script}
 * @param portLabel the port to check; empty for that of the service
 * @param addressMode which address is checked; empty for that of the service
 * @param http what to ask, of an HTTP check
 * @param script what to run, of a script check
 * @param grpc what to ask, of a gRPC check
 * @param interval how often
 * @param timeout how long an answer may take
 * @param initialStatus what it counts as before the first answer; empty for critical
 * @param onUpdate how it counts in a roll-out: {@code require_healthy} …
 * @param successBeforePassing how many good answers make it pass
 * @param failuresBeforeCritical how many bad answers make it fail
 * @param expose whether it is reached past the mesh
 * @param restart when failing restarts the task; null for never
 * @param opaque what else of Nomad's it says, by the names of Nomad's API: kept, without effect
 */
public record ServiceCheck(
    String name,
    String type,
    String portLabel,
    String addressMode,
    Http http,
    Script script,
    Grpc grpc,
    Duration interval,
    Duration timeout,
    String initialStatus,
    String onUpdate,
    int successBeforePassing,
    int failuresBeforeCritical,
    boolean expose,
    @Nullable Restart restart,
    Map<String, Object> opaque) {

  public ServiceCheck {
    opaque = Opaque.copy(opaque);
  }

  /** Whether an allocation is not healthy in a roll-out as long as this check is bad. */
  public boolean countsForHealth() {
    return !onUpdate.equals(Defaults.ON_UPDATE_IGNORE);
  }

  /** Whether a warning is as good as a pass in a roll-out. */
  public boolean ignoresWarnings() {
    return onUpdate.equals(Defaults.ON_UPDATE_IGNORE_WARNINGS);
  }

  /** What an HTTP check asks; its words are empty where the default is meant. */
  public record Http(
      String path,
      String method,
      String protocol,
      Map<String, List<String>> headers,
      String body,
      boolean tlsSkipVerify) {
    /** Of checks of other types. */
    public static final Http NONE = new Http("", "", "", Map.of(), "", false);

    public Http {
      Map<String, List<String>> copy = new LinkedHashMap<>();
      headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
      headers = Immutable.ordered(copy);
    }
  }

  /** What a script check runs, and in which task; empty where nothing is said. */
  public record Script(String command, List<String> args, String task) {
    /** Of checks of other types. */
    public static final Script NONE = new Script("", List.of(), "");

    public Script {
      args = List.copyOf(args);
    }
  }

  /** What a gRPC check asks. */
  public record Grpc(String service, boolean useTls) {
    /** Of checks of other types. */
    public static final Grpc NONE = new Grpc("", false);
  }

  /**
   * When a failing check restarts the task.
   *
   * @param limit after how many failures; 0 for never
   * @param grace how long after its start failures do not count
   * @param ignoreWarnings whether warnings are no failures
   */
  public record Restart(int limit, Duration grace, boolean ignoreWarnings) {}
}
