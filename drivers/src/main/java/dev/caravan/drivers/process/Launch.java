package dev.caravan.drivers.process;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.drivers.support.Environment;
import dev.caravan.drivers.support.PrivateFiles;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * One start of a command, all checked that can be checked before.
 *
 * @param tools the programs to use
 * @param request the task
 * @param command the program's path and its arguments
 * @param account whom it runs as; empty for the host's user
 * @param surroundings what it sees
 * @param home where the task's runs are on record
 */
record Launch(
    HostTools tools,
    TaskRequest request,
    List<String> command,
    Optional<Account> account,
    TaskSurroundings surroundings,
    Path home) {
  private static final File NO_INPUT = new File("/dev/null");

  static Launch of(
      TaskRequest request, List<String> command, TaskSurroundings surroundings, Path home)
      throws DriverException {
    Optional<Account> account = surroundings.account();
    Environment.check(surroundings.env());
    List<String> resolved =
        surroundings.resolve(command.get(0), command.subList(1, command.size()));
    return new Launch(surroundings.tools(), request, resolved, account, surroundings, home);
  }

  /** Starts the supervisor and waits until it has the command's process on record. */
  TaskHandle start() throws IOException, DriverException {
    Path attempt = RunDirectory.prepare(home);
    try {
      surroundings.containment().make();
      RunDirectory run = writeScripts(attempt);
      Process supervisor = startSupervisor(attempt);
      awaitStarted(supervisor);
      return handle(run, supervisor);
    } catch (IOException | DriverException e) {
      PrivateFiles.delete(attempt);
      surroundings.containment().remove(tools.sh());
      throw e;
    }
  }

  private RunDirectory writeScripts(Path attempt) throws IOException, DriverException {
    RunDirectory run = RunDirectory.claimed(attempt);
    LogPipes logs = new LogPipes(tools, request, attempt);
    LaunchScript scripts =
        new LaunchScript(
            tools, attempt, run.path(), logs, handOver(logs), surroundings.containment());
    Files.writeString(attempt.resolve(RunDirectory.SUPERVISOR), scripts.supervisor());
    Files.writeString(
        attempt.resolve(RunDirectory.LAUNCHER),
        scripts.launcher(become(), command, surroundings.env()));
    return run;
  }

  /** What is only for its user's eyes belongs to that user. */
  private String handOver(LogPipes logs) throws DriverException {
    if (account.isEmpty()) {
      return "";
    }
    List<Path> places = new ArrayList<>(List.of(request.directories().secrets()));
    if (!request.logs().disabled()) {
      places.addAll(List.of(logs.stdout(), logs.stderr()));
    }
    return account.get().handOver(places);
  }

  private List<String> become() throws DriverException {
    return account.isEmpty() ? List.of() : account.get().become();
  }

  private Process startSupervisor(Path attempt) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                tools.setsid().toString(),
                tools.sh().toString(),
                attempt.resolve(RunDirectory.SUPERVISOR).toString(),
                Supervisor.mark(request))
            .directory(request.directories().task().toFile())
            .redirectInput(NO_INPUT)
            .redirectErrorStream(true);
    builder.environment().clear();
    surroundings
        .env()
        .forEach(
            (name, value) -> {
              if (LaunchScript.passesShell(name)) {
                builder.environment().put(name, value);
              }
            });
    return builder.start();
  }

  private void awaitStarted(Process supervisor) throws IOException, DriverException {
    try (BufferedReader output = supervisor.inputReader(StandardCharsets.UTF_8)) {
      String line = output.readLine();
      if (!LaunchScript.STARTED.equals(line)) {
        String rest = output.lines().collect(Collectors.joining("; "));
        throw new DriverException(
            "failed to launch command \"%s\": %s %s".formatted(command.get(0), line, rest), true);
      }
    }
  }

  private TaskHandle handle(RunDirectory run, Process process) throws IOException {
    Supervisor supervisor =
        new Supervisor(
            run, run.processes(), tools.sh(), Supervisor.mark(request), surroundings.containment());
    CompletableFuture<TaskExit> exit = process.onExit().thenApply(ended -> supervisor.exit());
    return new CommandHandle(run, supervisor.group(), surroundings, exit);
  }
}
