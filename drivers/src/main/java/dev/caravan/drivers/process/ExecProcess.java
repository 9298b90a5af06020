package dev.caravan.drivers.process;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.ExecOutput;
import dev.caravan.core.driver.ExecRequest;
import dev.caravan.core.driver.ExecSession;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.drivers.support.Exits;
import dev.caravan.drivers.support.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command beside a task, in a session of its own. What is left of its process group when it has
 * ended is killed, so that its outputs end too.
 */
final class ExecProcess implements ExecSession {
  private static final Logger log = LoggerFactory.getLogger(ExecProcess.class);
  private static final int CHUNK = 8 << 10;

  private final Process process;
  private final ProcessGroup group;
  private final Terminal terminal;
  private final CompletableFuture<TaskExit> exit;

  private ExecProcess(Process process, ProcessGroup group, Terminal terminal, ExecOutput output) {
    this.process = process;
    this.group = group;
    this.terminal = terminal;
    CompletableFuture<Void> stdout = copy(process.getInputStream(), output::stdout);
    CompletableFuture<Void> stderr = copy(process.getErrorStream(), output::stderr);
    this.exit =
        CompletableFuture.allOf(process.onExit().thenAccept(ended -> killGroup()), stdout, stderr)
            .thenApply(all -> exitOf(process));
  }

  /**
   * Starts a command.
   *
   * @throws DriverException if there is no such program, or no terminal can be had
   */
  static ExecSession start(TaskSurroundings surroundings, ExecRequest request, ExecOutput output)
      throws DriverException {
    HostTools tools = surroundings.tools();
    List<String> words = request.command();
    List<String> command = surroundings.resolve(words.get(0), words.subList(1, words.size()));
    Terminal terminal = request.tty() ? Terminal.ofHost() : Terminal.NONE;
    List<String> line = new ArrayList<>(List.of(tools.setsid().toString()));
    line.addAll(entering(surroundings));
    Optional<Account> account = surroundings.account();
    if (account.isPresent()) {
      line.addAll(account.get().become());
    }
    line.add(tools.env().toString());
    if (tools.envResetsSignals()) {
      line.add("--default-signal");
    }
    line.addAll(terminal.around(command));
    ProcessBuilder builder =
        new ProcessBuilder(line).directory(surroundings.places().task().toFile());
    builder.environment().clear();
    builder.environment().putAll(surroundings.env());
    try {
      Process process = builder.start();
      ProcessGroup group = new ProcessGroup(tools.sh(), process.pid());
      return new ExecProcess(process, group, terminal, output);
    } catch (IOException e) {
      throw new DriverException(
          "cannot run \"%s\": %s".formatted(words.get(0), e.getMessage()), false, e);
    }
  }

  /** What holds the task's processes together holds this one, too. */
  private static List<String> entering(TaskSurroundings surroundings) {
    String enter = surroundings.containment().enter();
    String sh = surroundings.tools().sh().toString();
    return enter.isEmpty() ? List.of() : List.of(sh, "-c", enter + "exec \"$@\"", sh);
  }

  @Override
  public CompletableFuture<TaskExit> exit() {
    return exit.copy();
  }

  @Override
  public void write(byte[] input) throws IOException {
    process.getOutputStream().write(input);
    process.getOutputStream().flush();
  }

  @Override
  public void closeInput() throws IOException {
    process.getOutputStream().close();
  }

  @Override
  public void resize(int columns, int rows) throws IOException {
    terminal.resize(process.toHandle(), columns, rows);
  }

  /** Once it has ended, its number may be that of another group. */
  @Override
  public void close() {
    if (process.isAlive()) {
      killGroup();
    }
  }

  private void killGroup() {
    try {
      group.send(Signal.SIGKILL);
    } catch (DriverException e) {
      log.warn("A command beside a task could not be ended", e);
    }
  }

  private static TaskExit exitOf(Process ended) {
    try {
      return Exits.ofShell(ended.exitValue());
    } catch (RuntimeException e) {
      return Exits.unknown("its exit code is unknown: " + e);
    }
  }

  @FunctionalInterface
  private interface Taker {
    void take(byte[] part) throws IOException;
  }

  private CompletableFuture<Void> copy(InputStream from, Taker to) {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              copyAll(from, to);
              ended.complete(null);
            },
            "command-exec-" + process.pid());
    thread.setDaemon(true);
    thread.start();
    return ended;
  }

  private void copyAll(InputStream from, Taker to) {
    byte[] chunk = new byte[CHUNK];
    try (from) {
      for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
        to.take(Arrays.copyOf(chunk, count));
      }
    } catch (IOException | RuntimeException e) {
      log.debug("Nobody takes the output of a command any more", e);
      close();
    }
  }
}
