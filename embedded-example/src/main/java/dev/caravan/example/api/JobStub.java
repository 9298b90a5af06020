package dev.caravan.example.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job as lists show it. */
public record JobStub(
    String id,
    String parentId,
    String name,
    String namespace,
    List<String> datacenters,
    String type,
    int priority,
    boolean periodic,
    boolean parameterizedJob,
    boolean stop,
    String status,
    String statusDescription,
    @Nullable Instant submitTime) {

  /** The type, and what is special about it: {@code batch/periodic}. */
  public String typeText() {
    if (periodic) {
      return type + "/periodic";
    }
    return parameterizedJob ? type + "/parameterized" : type;
  }

  /** The status with a remark if somebody stopped it: {@code dead (stopped)}. */
  public String statusText() {
    return statusText(status, stop);
  }

  static String statusText(String status, boolean stop) {
    return stop ? status + " (stopped)" : status;
  }
}
