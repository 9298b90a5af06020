package dev.caravan.example.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job as it is registered. */
public record Job(
    String id,
    String parentId,
    String name,
    String namespace,
    String type,
    int priority,
    List<String> datacenters,
    String status,
    String statusDescription,
    boolean stop,
    boolean stable,
    long version,
    @Nullable Instant submitTime,
    long jobModifyIndex,
    @Nullable Periodic periodic,
    @Nullable Parameterized parameterizedJob,
    boolean dispatched,
    List<Group> taskGroups) {

  /** When a periodic job is launched. */
  public record Periodic(boolean enabled, String spec, List<String> specs, String timeZone) {

    /** The same as it was declared, as far as its times go. */
    public dev.caravan.core.model.Periodic declared() {
      List<String> crons = spec.isEmpty() ? specs : List.of(spec);
      return new dev.caravan.core.model.Periodic(enabled, crons, timeZone, false);
    }
  }

  /** What a dispatch of a parameterized job needs. */
  public record Parameterized(
      String payload, List<String> metaRequired, List<String> metaOptional) {}

  /** A task group. */
  public record Group(String name, int count, List<Task> tasks) {}

  /** A task. */
  public record Task(String name, String driver, @Nullable Lifecycle lifecycle) {}

  /** When a task runs that is not a main one. */
  public record Lifecycle(String hook, boolean sidecar) {}

  /** Whether it is launched at times. */
  public boolean isPeriodic() {
    return periodic != null;
  }

  /** Whether it runs nothing itself, but what is dispatched of it. */
  public boolean isParameterized() {
    return parameterizedJob != null && !dispatched;
  }

  /** The status with a remark if somebody stopped it: {@code dead (stopped)}. */
  public String statusText() {
    return JobStub.statusText(status, stop);
  }
}
