package dev.caravan.scheduler.runner;

import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import java.util.List;

/** Takes what a node says of its allocations. */
@FunctionalInterface
public interface StatusReporter {

  /** Stores these reports as one unit; they are durable when this returns. */
  void report(List<ReportAllocationStatus> reports);
}
