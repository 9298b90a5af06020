package dev.caravan.example;

import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.model.NodeResources;
import dev.caravan.drivers.rawexec.RawExecDriver;
import dev.caravan.scheduler.NodeConfig;
import dev.caravan.scheduler.Scheduler;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The example's command line: starts a scheduler and lives the life of a job on it. */
@Command(
    name = "caravan-example",
    description = "Plans, runs, changes and stops a job on a scheduler inside this process.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExampleCommand implements Callable<Integer> {

  /** Counted, not measured, and the same everywhere: so the walk-through fits on any machine. */
  private static final NodeResources RESOURCES = NodeResources.of(4_000, 4_096, 10_240);

  @Option(
      names = "--driver",
      paramLabel = "DRIVER",
      description = "What runs the task: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
      defaultValue = "raw_exec")
  private TaskKind kind = TaskKind.RAW_EXEC;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where the log and the files of tasks are kept. Default: ${DEFAULT-VALUE}.",
      defaultValue = "caravan-data")
  private Path dataDirectory = Path.of("caravan-data");

  @Override
  public Integer call() throws InterruptedException {
    Console console = new Console(System.out);
    TaskDriver driver = new RawExecDriver();
    try (Scheduler scheduler =
        Scheduler.builder()
            .dataDirectory(dataDirectory)
            .node(NodeConfig.named("solo").resources(RESOURCES).drivers(driver))
            .build()) {
      ExampleJobFile file = ExampleJobFile.in(dataDirectory, kind);
      new WalkThrough(scheduler, file, console, Clock.systemUTC()).run();
    }
    return 0;
  }
}
