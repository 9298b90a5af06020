package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.model.AllocationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes of which run of each task was started last, for the next life of the host: an ended run
 * that a driver still knows may be one whose end is told already. An allocation has notes from its
 * first start until its drivers have forgotten it.
 *
 * <p>They are beside the directories of allocations, out of the way of tasks: {@code
 * root/.runs/ALLOCATION/TASK} holds the number of restarts before the run.
 */
final class RunNotes {
  private static final Logger LOG = LoggerFactory.getLogger(RunNotes.class);

  private final Path home;

  /**
   * @param root where the directories of allocations are
   */
  RunNotes(Path root) {
    this.home = root.resolve(".runs");
  }

  /**
   * Notes that a driver is about to be asked to start a run.
   *
   * @throws DriverException if it cannot be noted
   */
  void starting(AllocationId allocation, String task, int restarts) throws DriverException {
    try {
      Files.createDirectories(home.resolve(allocation.value()));
      Files.writeString(file(allocation, task), Integer.toString(restarts));
    } catch (IOException e) {
      throw new DriverException("cannot note that the task starts: " + e, true, e);
    }
  }

  /** Whether the run that was started last is one before that after this many restarts. */
  boolean isEarlier(AllocationId allocation, String task, int restarts) throws DriverException {
    try {
      String noted = Files.readString(file(allocation, task)).trim();
      // Empty if the host died while it wrote this, before it asked for the start.
      return noted.isEmpty() || Integer.parseInt(noted) < restarts;
    } catch (NoSuchFileException startedBeforeThereWereNotes) {
      return false;
    } catch (IOException | NumberFormatException e) {
      throw new DriverException("cannot read which run the task is in: " + e, true, e);
    }
  }

  /** Allocations of which drivers may know something. */
  List<AllocationId> allocations() {
    try (Stream<Path> noted = Files.list(home)) {
      return noted.map(path -> new AllocationId(path.getFileName().toString())).toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException e) {
      LOG.warn("Cannot tell what is left of earlier allocations", e);
      return List.of();
    }
  }

  /** Drivers know nothing of an allocation any more. */
  void forget(AllocationId allocation) {
    Path notes = home.resolve(allocation.value());
    try (Stream<Path> tasks = Files.list(notes)) {
      for (Path task : tasks.toList()) {
        Files.deleteIfExists(task);
      }
      Files.deleteIfExists(notes);
    } catch (NoSuchFileException none) {
      // It was never started.
    } catch (IOException e) {
      LOG.warn("Cannot remove {}", notes, e);
    }
  }

  private Path file(AllocationId allocation, String task) {
    return home.resolve(allocation.value()).resolve(task);
  }
}
