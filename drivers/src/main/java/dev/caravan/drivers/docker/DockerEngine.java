package dev.caravan.drivers.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.caravan.core.driver.DriverException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The way to a Docker daemon, which may come and go. */
final class DockerEngine implements AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(3);
  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(1);
  private static final Duration NO_LIMIT = Duration.ZERO;
  private static final Pattern MESSAGE =
      Pattern.compile("\"message\"\\s*:\\s*\"(.*)\"", Pattern.DOTALL);

  private final DefaultDockerClientConfig config;
  private final DockerClient probe;
  private final DockerClient commands;
  private final DockerClient streams;
  private final DockerHttpClient http;

  DockerEngine(DefaultDockerClientConfig config) {
    this.config = config;
    this.http = http(config, NO_LIMIT);
    this.probe = DockerClientImpl.getInstance(config, http(config, PROBE_LIMIT));
    this.commands = DockerClientImpl.getInstance(config, http(config, COMMAND_LIMIT));
    this.streams = DockerClientImpl.getInstance(config, http);
  }

  /** For asking whether the daemon is there: gives up soon. */
  DockerClient probe() {
    return probe;
  }

  /** For commands that the daemon answers at once: gives up on a daemon that hangs. */
  DockerClient commands() {
    return commands;
  }

  /** For answers that take as long as a container runs. */
  DockerClient streams() {
    return streams;
  }

  /**
   * Asks for a stream of bytes as the daemon sends it.
   *
   * @param path of the Engine API, with its query
   * @throws IOException if the daemon refuses
   */
  DockerHttpClient.Response get(String path) throws IOException {
    DockerHttpClient.Response answer =
        http.execute(
            DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.GET)
                .path(path)
                .build());
    if (answer.getStatusCode() != HttpURLConnection.HTTP_OK) {
      answer.close();
      throw new IOException("the daemon answers " + answer.getStatusCode() + " to " + path);
    }
    return answer;
  }

  /**
   * Starts a command that was created in a container.
   *
   * @param tty whether it was created with a terminal
   * @return what it reads and writes
   * @throws IOException if the daemon refuses, or is reached by TLS, for which this cannot be done
   */
  DaemonConnection startExec(String id, boolean tty) throws IOException {
    if (config.getSSLConfig() != null) {
      throw new IOException("commands cannot be run beside tasks of a daemon behind TLS");
    }
    return DaemonConnection.post(
        config.getDockerHost(),
        "/exec/%s/start".formatted(id),
        "{\"Detach\":false,\"Tty\":%b}".formatted(tty));
  }

  /**
   * Calls the daemon.
   *
   * @param what the call does, in words that go on from "cannot"
   * @throws DriverException if the daemon refuses or cannot be reached
   */
  <T> T call(String what, Supplier<T> call) throws DriverException {
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw failure(what, e);
    }
  }

  /** Turns whatever docker-java throws into words for an operator. */
  DriverException failure(String what, Throwable thrown) {
    if (thrown instanceof DockerException refused) {
      return new DriverException(
          "cannot %s: %s".formatted(what, message(refused)),
          refused.getHttpStatus() >= 500,
          thrown);
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return new DriverException(
            "cannot %s: cannot reach the Docker daemon at %s: %s"
                .formatted(what, config.getDockerHost(), cause.getMessage()),
            true,
            thrown);
      }
    }
    return new DriverException("cannot %s: %s".formatted(what, thrown.getMessage()), true, thrown);
  }

  @Override
  public void close() {
    List.of(probe, commands, streams).forEach(DockerEngine::close);
  }

  private static void close(DockerClient client) {
    try {
      client.close();
    } catch (IOException alreadyBroken) {
      // A connection that cannot be closed is of no use to anybody.
    }
  }

  /** The daemon answers with a JSON object; people want the sentence in it. */
  private static String message(DockerException refused) {
    Matcher message = MESSAGE.matcher(String.valueOf(refused.getMessage()));
    return message.find()
        ? message.group(1).replace("\\\"", "\"").replace("\\n", " ")
        : String.valueOf(refused.getMessage());
  }

  private static DockerHttpClient http(DefaultDockerClientConfig config, Duration responseLimit) {
    if (config.getDockerHost().getScheme() == null) {
      throw new IllegalArgumentException(
          "\"%s\" is no address of a Docker daemon; it should be as unix:///var/run/docker.sock"
              .formatted(config.getDockerHost()));
    }
    return new ZerodepDockerHttpClient.Builder()
        .dockerHost(config.getDockerHost())
        .sslConfig(config.getSSLConfig())
        .connectionTimeout(CONNECT_LIMIT)
        .responseTimeout(responseLimit)
        .build();
  }
}
