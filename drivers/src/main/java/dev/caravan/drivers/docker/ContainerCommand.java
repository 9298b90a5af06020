package dev.caravan.drivers.docker;

import com.github.dockerjava.api.exception.DockerException;
import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.ExecOutput;
import dev.caravan.core.driver.ExecRequest;
import dev.caravan.core.driver.ExecSession;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.drivers.support.Exits;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command in a container. The daemon has no way to end one: closed, it is no longer listened to,
 * and ends with its container at the latest.
 */
final class ContainerCommand implements ExecSession {
  private static final Logger log = LoggerFactory.getLogger(ContainerCommand.class);
  private static final int CHUNK = 8 << 10;
  private static final int STDERR = 2;

  private final DockerEngine engine;
  private final String id;
  private final boolean tty;
  private final DaemonConnection connection;
  private final ExecOutput output;
  private final CompletableFuture<TaskExit> exit = new CompletableFuture<>();

  private ContainerCommand(
      DockerEngine engine, String id, boolean tty, DaemonConnection connection, ExecOutput output) {
    this.engine = engine;
    this.id = id;
    this.tty = tty;
    this.connection = connection;
    this.output = output;
  }

  static ExecSession start(Container container, ExecRequest request, ExecOutput output)
      throws DriverException {
    DockerEngine engine = container.engine();
    String what = "run a command in container " + container.id();
    String id = engine.call(what, () -> create(container, request));
    try {
      ContainerCommand command =
          new ContainerCommand(
              engine, id, request.tty(), engine.startExec(id, request.tty()), output);
      Thread reader = new Thread(command::readAll, "docker-exec-" + id);
      reader.setDaemon(true);
      reader.start();
      return command;
    } catch (IOException e) {
      throw engine.failure(what, e);
    }
  }

  private static String create(Container container, ExecRequest request) {
    return container
        .engine()
        .commands()
        .execCreateCmd(container.id())
        .withCmd(request.command().toArray(String[]::new))
        .withAttachStdin(true)
        .withAttachStdout(true)
        .withAttachStderr(true)
        .withTty(request.tty())
        .exec()
        .getId();
  }

  private void readAll() {
    try (connection;
        DataInputStream parts = new DataInputStream(connection.input())) {
      if (tty) {
        readTerminal(parts);
      } else {
        readParts(parts);
      }
      exit.complete(ended());
    } catch (IOException | RuntimeException e) {
      log.debug("Command {} is no longer listened to", id, e);
      exit.complete(Exits.unknown("it is no longer listened to: " + e.getMessage()));
    }
  }

  private void readTerminal(DataInputStream all) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (int count = all.read(chunk); count >= 0; count = all.read(chunk)) {
      output.stdout(Arrays.copyOf(chunk, count));
    }
  }

  /** Each part has a head of eight bytes: the stream, three of nothing, and its length in four. */
  private void readParts(DataInputStream parts) throws IOException {
    for (int stream = parts.read(); stream >= 0; stream = parts.read()) {
      parts.skipNBytes(3);
      byte[] part = new byte[parts.readInt()];
      parts.readFully(part);
      if (stream == STDERR) {
        output.stderr(part);
      } else {
        output.stdout(part);
      }
    }
  }

  private TaskExit ended() {
    try {
      Long code = engine.commands().inspectExecCmd(id).exec().getExitCodeLong();
      return code == null
          ? Exits.unknown("the daemon does not tell its exit code")
          : Exits.ofShell(code.intValue());
    } catch (RuntimeException e) {
      return Exits.unknown("the daemon does not tell its exit code: " + e.getMessage());
    }
  }

  @Override
  public CompletableFuture<TaskExit> exit() {
    return exit.copy();
  }

  @Override
  public void write(byte[] input) throws IOException {
    connection.write(input);
  }

  @Override
  public void closeInput() throws IOException {
    connection.endOutput();
  }

  @Override
  public void resize(int columns, int rows) throws IOException {
    try {
      engine.commands().resizeExecCmd(id).withSize(rows, columns).exec();
    } catch (DockerException e) {
      throw new IOException("the daemon does not resize the terminal: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (IOException e) {
      log.debug("The connection of command {} is closed already", id, e);
    }
  }
}
