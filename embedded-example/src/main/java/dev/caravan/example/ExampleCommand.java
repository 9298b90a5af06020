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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The example's command line: starts a scheduler and lives the life of a job on it. */
@Command(
    name = "caravan-example",
    description = "Plans, runs, changes and stops a job on a scheduler inside this process.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true)
final class ExampleCommand implements Callable<Integer> {

  /** Counted, not measured, and the same everywhere: so the walk-through fits on any machine. */
  private static final NodeResources RESOURCES = NodeResources.of(4_000, 4_096, 10_240);

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--driver",
      paramLabel = "DRIVER",
      description = "What runs the task: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private TaskKind kind = TaskKind.RAW_EXEC;

  @Option(
      names = "--images",
      paramLabel = "OLD,NEW",
      split = ",",
      description =
          "With docker: the image to begin with and the one to update to. Any image with"
              + " /bin/sh will do; one that is not there is pulled. Default: ${DEFAULT-VALUE}.")
  private List<String> images = List.of("redis:3.2", "redis:4.0");

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where the log and the files of tasks are kept. Default: ${DEFAULT-VALUE}.")
  private Path dataDirectory = Path.of("caravan-data");

  ExampleCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    TaskImages versions = versions();
    List<TaskDriver> drivers = Drivers.defaults();
    TaskKind usable = usable(drivers);
    try (Scheduler scheduler =
        Scheduler.builder()
            .dataDirectory(dataDirectory)
            .node(NodeConfig.named("solo").resources(RESOURCES).drivers(drivers))
            .build()) {
      ExampleJobFile file = new ExampleJobFile(dataDirectory, usable);
      new WalkThrough(scheduler, file, versions, console, Clock.systemUTC()).run();
    }
    return 0;
  }

  private TaskImages versions() {
    if (images.size() != 2 || images.get(0).equals(images.get(1))) {
      throw new ParameterException(
          spec.commandLine(),
          "--images takes two different images, as redis:3.2,redis:4.0, not "
              + String.join(",", images));
    }
    return new TaskImages(images.get(0), images.get(1));
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
