package dev.caravan.example.cli.agent;

import dev.caravan.core.storage.StorageException;
import dev.caravan.drivers.Drivers;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.Session;
import dev.caravan.scheduler.NodeConfig;
import dev.caravan.scheduler.artifact.ArtifactPolicy;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code agent}: runs a scheduler until it is told to end. */
@Command(
    name = "agent",
    description = "Run an agent: a scheduler with its nodes, reached over HTTP.",
    sortOptions = false)
public final class AgentCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "-dev",
      description = "State in memory unless -data-dir is given, and one node. This is the default.")
  @SuppressWarnings("UnusedVariable") // Taken for the sake of people who say it.
  private boolean dev;

  @Option(
      names = "-data-dir",
      paramLabel = "DIR",
      description = "Where the log and the files of tasks are kept; what runs survives the agent.")
  private @Nullable Path dataDirectory;

  @Option(
      names = "-http",
      paramLabel = "HOST:PORT",
      converter = HostAndPort.Converter.class,
      description = "Where to listen. Default: ${DEFAULT-VALUE}.")
  private HostAndPort http = HostAndPort.DEFAULT;

  @Option(
      names = "-nodes",
      paramLabel = "FILE",
      description = "A JSON file that describes nodes. Default: one node like this machine.")
  private @Nullable Path nodesFile;

  @Option(
      names = "-shape",
      paramLabel = "NAME",
      description = "Which nodes of the file, where it describes several clusters.")
  private String shape = "";

  @Option(
      names = "-artifacts",
      paramLabel = "PLACE",
      description =
          "Lets artifacts be fetched from beneath https://HOST/PATH/ or file:///PATH/; repeatable."
              + " Default: from nowhere.")
  private List<String> artifactPlaces = List.of();

  @Mixin private GarbageOptions garbage = new GarbageOptions();

  @Option(
      names = "-token",
      paramLabel = "TOKEN",
      description = "What clients must present. Default: CARAVAN_AGENT_TOKEN, or else nothing.")
  private String token = "";

  @Option(
      names = "-log-level",
      paramLabel = "LEVEL",
      description = "trace, debug, info, warn or error. Default: ${DEFAULT-VALUE}.")
  private String logLevel = "info";

  @Option(
      names = {"-h", "-help"},
      usageHelp = true,
      description = "Shows this and ends.")
  @SuppressWarnings("UnusedVariable") // Its annotation is all that matters.
  private boolean help;

  /** For this session. */
  public AgentCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    AgentLog.begin(logLevel);
    session.out().println("==> Starting Caravan agent...");
    try (Agent agent = start()) {
      session.out().println(Banner.of(agent, logLevel, dataDirectory));
      AgentLog.started(agent);
      awaitSignal(agent);
    }
    return 0;
  }

  private Agent start() {
    try {
      return Agent.start(
          new AgentSettings(
              dataDirectory == null ? null : session.directory().resolve(dataDirectory),
              http.host(),
              http.port(),
              token.isEmpty() ? session.variable("CARAVAN_AGENT_TOKEN") : token,
              nodes().stream().map(node -> node.artifacts(artifacts())).toList(),
              garbage.thresholds(),
              new ReplayReport(session)));
    } catch (StorageException | UncheckedIOException | IllegalArgumentException e) {
      throw new CommandFailure("==> Error starting agent: " + e.getMessage());
    }
  }

  private ArtifactPolicy artifacts() {
    ArtifactPolicy policy = ArtifactPolicy.NONE;
    for (String place : artifactPlaces) {
      policy = policy.allow(place);
    }
    return policy;
  }

  private List<NodeConfig> nodes() {
    if (nodesFile != null) {
      return NodesFile.read(session.directory().resolve(nodesFile), shape);
    }
    if (!shape.isEmpty()) {
      throw new CommandFailure("-shape needs a file of nodes; give one with -nodes");
    }
    return List.of(NodeConfig.named("caravan").drivers(Drivers.all()));
  }

  /** The JVM is asked to end by ctrl-c or SIGTERM, and waits for its hooks. */
  private static void awaitSignal(Agent agent) throws InterruptedException {
    CountDownLatch signal = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              AgentLog.stopping();
              agent.close();
              AgentLog.stopped();
              signal.countDown();
            },
            "shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    signal.await();
  }
}
