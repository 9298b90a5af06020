package dev.caravan.http.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.driver.ExecOutput;
import dev.caravan.core.driver.ExecSession;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer.Listener;
import dev.caravan.http.request.Answer.Peer;
import dev.caravan.http.request.ApiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Nomad's clients and a command say to each other, in Nomad's frames of JSON: {@code stdin}
 * and {@code tty_size} in one direction, {@code stdout}, {@code stderr} and at last {@code exited}
 * in the other. An empty frame shows that a client is there.
 */
final class ExecConversation implements Listener {
  private static final Logger log = LoggerFactory.getLogger(ExecConversation.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ExecSession command;

  private ExecConversation(ExecSession command) {
    this.command = command;
  }

  /** Starts a command whose output goes to this client. */
  static Listener begin(Peer client, Function<ExecOutput, ExecSession> starter) {
    ExecSession command = starter.apply(new Output(client));
    var unused = command.exit().thenAccept(exit -> end(client, exit));
    return new ExecConversation(command);
  }

  private static void end(Peer client, TaskExit exit) {
    try {
      if (exit.error() != null) {
        client.send(operation("stderr", (exit.error() + "\n").getBytes(StandardCharsets.UTF_8)));
      }
      client.send(operation("stdout", null));
      client.send(operation("stderr", null));
      ObjectNode frame = Json.object().put("exited", true);
      frame.putObject("result").put("exit_code", exitCode(exit));
      client.send(frame.toString());
      client.close();
    } catch (IOException e) {
      log.debug("The client left before it learnt how its command ended", e);
    }
  }

  /** A command of which it is not known how it ended did not end well. */
  private static int exitCode(TaskExit exit) {
    return exit.error() != null && exit.exitCode() == 0 ? 1 : exit.exitCode();
  }

  private record Output(Peer client) implements ExecOutput {
    @Override
    public void stdout(byte[] part) throws IOException {
      client.send(operation("stdout", part));
    }

    @Override
    public void stderr(byte[] part) throws IOException {
      client.send(operation("stderr", part));
    }
  }

  /**
   * @param data null for the end
   */
  private static String operation(String stream, byte @Nullable [] data) {
    ObjectNode frame = Json.object();
    ObjectNode operation = frame.putObject(stream);
    if (data == null) {
      operation.put("close", true);
    } else {
      operation.put("data", data);
    }
    return frame.toString();
  }

  @Override
  public void message(String text) {
    JsonNode frame = read(text);
    try {
      obey(frame);
    } catch (IOException e) {
      log.debug("A command takes no more input", e);
    }
  }

  private void obey(JsonNode frame) throws IOException {
    JsonNode size = frame.path("tty_size");
    if (size.path("width").asInt() > 0 && size.path("height").asInt() > 0) {
      command.resize(size.path("width").asInt(), size.path("height").asInt());
    }
    byte[] data = frame.at("/stdin/data").binaryValue();
    if (data != null && data.length > 0) {
      command.write(data);
    }
    if (frame.at("/stdin/close").asBoolean()) {
      command.closeInput();
    }
  }

  private static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw ApiException.badRequest("a frame must be JSON");
    }
  }

  @Override
  public void left() {
    command.close();
  }
}
