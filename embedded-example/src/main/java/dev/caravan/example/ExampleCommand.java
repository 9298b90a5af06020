package dev.caravan.example;

import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskDriver.Fingerprint;
import dev.caravan.core.model.NodeResources;
import dev.caravan.drivers.Drivers;
import dev.caravan.scheduler.NodeConfig;
import dev.caravan.scheduler.Scheduler;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The example's command line: starts a scheduler and lives the life of a job on it. */
@Command(
    name = "caravan-example",
    description = "Plans, runs, changes and stops a job on a scheduler inside this process.",
    sortOptions = false)
final class ExampleCommand implements Callable<Integer> {

  /** Counted, not measured, and the same everywhere: so the walk-through fits on any machine. */
  private static final NodeResources RESOURCES = NodeResources.of(4_000, 4_096, 10_240);

  private final Console console;

  @Option(
      names = "--driver",
      paramLabel = "DRIVER",
      description = "What runs the task: raw_exec or docker. Default: ${DEFAULT-VALUE}.")
  private TaskKind kind = TaskKind.RAW_EXEC;

  @Option(
      names = "--images",
      paramLabel = "OLD,NEW",
      description =
          "With docker: the image to begin with and the one to update to. Any image with"
              + " /bin/sh will do; one that is not there is pulled. Default: ${DEFAULT-VALUE}.")
  private TaskImages images = TaskImages.DEFAULT;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where the log and the files of tasks are kept. Default: ${DEFAULT-VALUE}.")
  private Path dataDirectory = Path.of("caravan-data");

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this and ends.")
  @SuppressWarnings("UnusedVariable") // Its annotation is all that matters.
  private boolean help;

  ExampleCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<TaskDriver> drivers = Drivers.defaults();
    TaskKind usable = usable(drivers);
    try (Scheduler scheduler =
        Scheduler.builder()
            .dataDirectory(dataDirectory)
            .node(NodeConfig.named("solo").resources(RESOURCES).drivers(drivers))
            .build()) {
      ExampleJobFile file = new ExampleJobFile(dataDirectory, usable);
      new WalkThrough(scheduler, file, images, console, Clock.systemUTC()).run();
    }
    return 0;
  }

  /** The kind that was asked for, or the one that needs nothing but this machine. */
  private TaskKind usable(List<TaskDriver> drivers) {
    for (TaskDriver driver : drivers) {
      if (driver.name().equals(kind.driver())) {
        Fingerprint fingerprint = driver.fingerprint();
        if (!fingerprint.ready()) {
          console.heading(
              "The driver %s cannot be used here: %s. An equivalent task runs with %s."
                  .formatted(kind, fingerprint.description(), TaskKind.RAW_EXEC));
          return TaskKind.RAW_EXEC;
        }
      }
    }
    return kind;
  }
}
