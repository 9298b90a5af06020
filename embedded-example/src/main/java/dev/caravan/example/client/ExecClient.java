package dev.caravan.example.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs a command beside a task, over a web socket, in Nomad's frames of JSON. */
public final class ExecClient implements WebSocket.Listener {
  private static final int HEARTBEAT_SECONDS = 10;
  private static final int CHUNK = 2048;

  private final OutputStream out;
  private final OutputStream err;
  private final StringBuilder message = new StringBuilder();
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

  private ExecClient(OutputStream out, OutputStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * What is run.
   *
   * @param allocation its whole id
   * @param task its name
   * @param command the program and its arguments
   * @param tty whether it has a terminal
   */
  public record Request(String allocation, String task, JsonNode command, boolean tty) {}

  /** A size of a terminal. */
  public record Size(int columns, int rows) {}

  /** Tells now and then how large the terminal is. */
  @FunctionalInterface
  public interface Terminal {
    /** Its size; null for none. */
    @Nullable Size size();
  }

  /**
   * Runs a command to its end, and gives its exit code.
   *
   * @param in what it reads; null for nothing
   * @throws ApiException if it cannot be run, or its end is not told
   */
  public static int run(
      ApiClient client,
      Request request,
      @Nullable InputStream in,
      OutputStream out,
      OutputStream err,
      Terminal terminal) {
    ExecClient exec = new ExecClient(out, err);
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, ExecClient::daemon);
    try {
      WebSocket socket =
          client.socket(
              "/v1/client/allocation/" + request.allocation() + "/exec",
              Query.of("task", request.task())
                  .with("tty", request.tty())
                  .with("command", request.command()),
              exec);
      exec.keepAlive(socket, timer, terminal);
      daemon(() -> exec.sendAll(socket, in)).start();
      return exec.exit.join();
    } catch (CompletionException e) {
      throw failure(Objects.requireNonNullElse(e.getCause(), e));
    } finally {
      timer.shutdownNow();
    }
  }

  private static ApiException failure(Throwable cause) {
    if (cause instanceof ApiException known) {
      return known;
    }
    return cause instanceof WebSocketHandshakeException refused
        ? new ApiException(
            refused.getResponse().statusCode(),
            "Unexpected response code: " + refused.getResponse().statusCode())
        : new ApiException(0, String.valueOf(cause.getMessage()), cause);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "exec");
    thread.setDaemon(true);
    return thread;
  }

  private void keepAlive(WebSocket socket, ScheduledExecutorService timer, Terminal terminal) {
    var beats =
        timer.scheduleWithFixedDelay(
            () -> send(socket, frame(terminal.size())), 0, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    var unused = exit.whenComplete((code, failure) -> beats.cancel(false));
  }

  private static ObjectNode frame(@Nullable Size size) {
    ObjectNode frame = ApiClient.object();
    if (size != null) {
      frame.putObject("tty_size").put("height", size.rows()).put("width", size.columns());
    }
    return frame;
  }

  private void sendAll(WebSocket socket, @Nullable InputStream in) {
    byte[] chunk = new byte[CHUNK];
    try {
      for (int count = read(in, chunk); count >= 0; count = read(in, chunk)) {
        ObjectNode frame = ApiClient.object();
        frame.putObject("stdin").put("data", Arrays.copyOf(chunk, count));
        send(socket, frame);
      }
      ObjectNode frame = ApiClient.object();
      frame.putObject("stdin").put("close", true);
      send(socket, frame);
    } catch (IOException e) {
      exit.completeExceptionally(new ApiException(0, "failed to send input: " + e.getMessage(), e));
    }
  }

  private static int read(@Nullable InputStream in, byte[] chunk) throws IOException {
    return in == null ? -1 : in.read(chunk);
  }

  /** One at a time. If it fails, that is told on the side that reads. */
  private synchronized void send(WebSocket socket, ObjectNode frame) {
    try {
      sent.join();
      sent = socket.sendText(frame.toString(), true);
    } catch (CompletionException gone) {
      exit.completeExceptionally(new ApiException(0, "the connection broke", gone));
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    message.append(part);
    if (last) {
      take(ApiJson.tree(message.toString()));
      message.setLength(0);
    }
    socket.request(1);
    return null;
  }

  private void take(JsonNode frame) {
    try {
      write(frame.at("/stdout/data"), out);
      write(frame.at("/stderr/data"), err);
    } catch (IOException e) {
      exit.completeExceptionally(new ApiException(0, "cannot write: " + e.getMessage(), e));
    }
    if (frame.path("exited").asBoolean()) {
      exit.complete(frame.at("/result/exit_code").asInt());
    }
  }

  private static void write(JsonNode data, OutputStream to) throws IOException {
    byte[] bytes = data.binaryValue();
    if (bytes != null) {
      to.write(bytes);
      to.flush();
    }
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    exit.completeExceptionally(
        new ApiException(
            0, reason.isEmpty() ? "websocket closed before receiving exit code" : reason));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable failure) {
    exit.completeExceptionally(failure);
  }
}
