package dev.caravan.example.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The allocations of a job, counted.
 *
 * @param summary by task group
 * @param children what was launched or dispatched of it
 */
public record JobSummary(String jobId, Map<String, Group> summary, @Nullable Children children) {

  /** A group's allocations by what became of them. */
  public record Group(
      int queued, int starting, int running, int failed, int complete, int lost, int unknown) {}

  /** A job's children by their status. */
  public record Children(int pending, int running, int dead) {}
}
