package dev.caravan.example.cli.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.jobspec.DurationText;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.Question;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.View;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code node drain}: moves all allocations off a node. */
@Command(name = "drain", description = "Toggle drain mode on a given node.")
public final class NodeDrainCommand extends ApiCommand {
  @Parameters(arity = "0..1", paramLabel = "NODE", description = "Its id, or the beginning of it.")
  private String node = "";

  @Option(names = "-enable", description = "Begin to drain it.")
  private boolean enable;

  @Option(names = "-disable", description = "Drain it no more.")
  private boolean disable;

  @Option(
      names = "-deadline",
      paramLabel = "DURATION",
      description = "When what is left is ended at last: 1h30m. Default: ${DEFAULT-VALUE}.")
  private String deadline = "1h";

  @Option(names = "-force", description = "End everything at once.")
  private boolean force;

  @Option(names = "-no-deadline", description = "Wait for as long as it takes.")
  private boolean noDeadline;

  @Option(names = "-ignore-system", description = "Leave system jobs where they are.")
  private boolean ignoreSystem;

  @Option(
      names = "-keep-ineligible",
      description = "With -disable: give it no new allocations all the same.")
  private boolean keepIneligible;

  @Option(names = "-m", paramLabel = "MESSAGE", description = "Why; kept with the drain.")
  private String message = "";

  @Option(names = "-detach", description = "Do not wait until it is drained.")
  private boolean detach;

  @Option(names = "-monitor", description = "Only watch a drain that was begun before.")
  private boolean monitor;

  @Option(names = "-self", description = "The agent's own node, where it has one.")
  private boolean self;

  @Option(names = "-yes", description = "Do not ask, where only the beginning of its id is given.")
  private boolean yes;

  /** For this session. */
  public NodeDrainCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    checkOptions();
    View view = view(false);
    String id = new NodeChoice(client, view).id(node, self);
    DrainMonitor drain = new DrainMonitor(client, session(), id);
    if (monitor) {
      drain.watch();
      return 0;
    }
    if (!id.equals(node) && !yes && !isConfirmed(id)) {
      print("Canceling drain toggle");
      return 0;
    }
    ask(
        "Error updating drain specification",
        () -> client.put("/v1/node/" + id + "/drain", body(id)));
    if (disable || detach) {
      print("Node \"%s\" drain strategy %s".formatted(id, disable ? "unset" : "set"));
      return 0;
    }
    drain.begin();
    drain.watch();
    return 0;
  }

  private void checkOptions() {
    if (!monitor && enable == disable) {
      throw new CommandFailure("Either the '-enable' or '-disable' flag must be set");
    }
    if (disable && (force || noDeadline || ignoreSystem)) {
      throw new CommandFailure("-disable can't be combined with flags configuring drain strategy");
    }
    if (force && noDeadline) {
      throw new CommandFailure("-force and -no-deadline are mutually exclusive");
    }
  }

  private boolean isConfirmed(String id) {
    return new Question(session())
        .isAffirmed(
            "Are you sure you want to %s drain mode for node \"%s\"?"
                .formatted(enable ? "enable" : "disable", id));
  }

  private ObjectNode body(String id) {
    ObjectNode body = ApiClient.object().put("NodeID", id);
    if (enable) {
      body.putObject("DrainSpec")
          .put("Deadline", deadlineNanos())
          .put("IgnoreSystemJobs", ignoreSystem);
    } else {
      body.putNull("DrainSpec").put("MarkEligible", !keepIneligible);
    }
    if (!message.isEmpty()) {
      body.putObject("Meta").put("message", message);
    }
    return body;
  }

  /** Negative to end everything at once, zero for no deadline. */
  private long deadlineNanos() {
    if (force) {
      return -1;
    }
    return noDeadline ? 0 : duration().toNanos();
  }

  private Duration duration() {
    return DurationText.parse(deadline)
        .filter(duration -> !duration.isNegative() && !duration.isZero())
        .orElseThrow(
            () ->
                new CommandFailure(
                    "Failed to parse deadline \"%s\": give a positive duration such as 1h30m"
                        .formatted(deadline)));
  }
}
