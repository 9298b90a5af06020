package dev.caravan.scheduler.runner;

import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.model.AllocationId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what a node has to say, one batch at a time: while one is being stored, the next one is
 * collected. A batch that could not be stored goes back, and is sent again together with what has
 * come in meanwhile. Only what is refused is dropped.
 */
final class StatusOutbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatusOutbox.class);
  private static final int PATIENCE_SECONDS = 10;

  private final StatusReporter reporter;
  private final Consumer<ReportAllocationStatus> stored;
  private final Contact contact;
  private final ScheduledThreadPoolExecutor sender;

  private Map<AllocationId, ReportAllocationStatus> pending = new LinkedHashMap<>();

  /** Completes when what is pending is stored. */
  private CompletableFuture<Void> pendingStored = new CompletableFuture<>();

  private boolean sending;
  private boolean closed;
  private int failures;

  /**
   * @param stored is told of each report that has become durable
   * @param contact is told whether reports get through
   */
  StatusOutbox(
      String node,
      StatusReporter reporter,
      Consumer<ReportAllocationStatus> stored,
      Contact contact) {
    this.reporter = reporter;
    this.stored = stored;
    this.contact = contact;
    this.sender = new ScheduledThreadPoolExecutor(1, RunnerThreads.named(node, "status"));
    sender.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * Takes a report; it is sent as soon as the reporter is free.
   *
   * @return completes when it is durable, or was refused; never if this is closed before
   */
  synchronized CompletableFuture<Void> add(ReportAllocationStatus report) {
    if (closed) {
      return new CompletableFuture<>();
    }
    pending.merge(report.allocationId(), report, ReportMerge::merge);
    if (!sending) {
      sending = true;
      sender.execute(this::send);
    }
    return pendingStored;
  }

  /** Drops what is not sent yet, and returns once nothing more will be. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      pending.clear();
    }
    sender.shutdown();
    try {
      if (!sender.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A status report is still being stored");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send() {
    Batch batch = take();
    if (batch.reports().isEmpty()) {
      return;
    }
    try {
      store(List.copyOf(batch.reports().values()));
    } catch (RuntimeException e) {
      contact.failed();
      tryAgain(batch, e);
      return;
    }
    contact.made();
    batch.stored().complete(null);
    goOn();
  }

  /** A refused report would be refused for ever; it must not keep the others from being stored. */
  private void store(List<ReportAllocationStatus> reports) {
    try {
      reporter.report(reports);
    } catch (CommandRefusedException e) {
      if (reports.size() > 1) {
        reports.forEach(report -> store(List.of(report)));
      } else {
        LOG.error("A status report was refused; it is dropped: {}", reports, e);
      }
      return;
    }
    reports.forEach(stored);
  }

  /** What is sent together. */
  private record Batch(
      Map<AllocationId, ReportAllocationStatus> reports, CompletableFuture<Void> stored) {}

  private synchronized Batch take() {
    Batch batch = new Batch(pending, pendingStored);
    pending = new LinkedHashMap<>();
    pendingStored = new CompletableFuture<>();
    sending = !batch.reports().isEmpty();
    return batch;
  }

  private synchronized void goOn() {
    if (failures > 0) {
      LOG.info("Status reports are stored again");
    }
    failures = 0;
    if (!closed) {
      sender.execute(this::send);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // It reports on itself.
  private synchronized void tryAgain(Batch batch, RuntimeException cause) {
    if (closed) {
      return;
    }
    failures++;
    long delay = Backoff.after(failures).toMillis();
    if (failures == 1) {
      LOG.warn(
          "Status reports could not be stored; they are kept and sent again: {}", cause.toString());
    } else {
      LOG.debug("{} status reports wait for {} ms", batch.reports().size(), delay, cause);
    }
    pending.forEach((id, newer) -> batch.reports().merge(id, newer, ReportMerge::merge));
    pending = batch.reports();
    pendingStored.thenRun(() -> batch.stored().complete(null));
    sender.schedule(this::send, delay, TimeUnit.MILLISECONDS);
  }
}
