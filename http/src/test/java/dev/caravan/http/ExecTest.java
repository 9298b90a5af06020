package dev.caravan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands beside a running task, in Nomad's frames. */
class ExecTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final TestServer server = TestServer.start();
  private final Frames frames = new Frames();
  private String allocation;

  @BeforeEach
  void aRunningTask() {
    server.write(
        "/v1/jobs",
        """
        {"Job": {"ID": "sleep", "Name": "sleep", "Type": "batch", "Datacenters": ["dc1"],
          "TaskGroups": [{"Name": "g", "Count": 1,
            "Tasks": [{"Name": "main", "Driver": "raw_exec",
              "Config": {"command": "/bin/sleep", "args": ["1000"]},
              "Env": {"COLOR": "blue"},
              "Resources": {"CPU": 20, "MemoryMB": 10}}]}]}}
        """);
    await()
        .atMost(LIMIT)
        .until(() -> server.read("/v1/job/sleep/summary").at("/Summary/g/Running").asInt() == 1);
    allocation = server.read("/v1/job/sleep/allocations").at("/0/ID").asText();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void givesOutputAndExitCode() {
    exec("main", "[\"/bin/sh\", \"-c\", \"echo $COLOR; echo err >&2; exit 7\"]");

    await().atMost(LIMIT).until(() -> frames.exitCode != null);
    assertThat(frames.exitCode).isEqualTo(7);
    assertThat(frames.stdout.toString(StandardCharsets.UTF_8)).isEqualTo("blue\n");
    assertThat(frames.stderr.toString(StandardCharsets.UTF_8)).isEqualTo("err\n");
    await().atMost(LIMIT).until(() -> frames.closeCode == 1000);
  }

  @Test
  void takesInput() {
    WebSocket socket = exec("main", "[\"cat\"]");
    String data = Base64.getEncoder().encodeToString("hello".getBytes(StandardCharsets.UTF_8));

    socket.sendText("{}", true).join();
    socket.sendText("{\"stdin\": {\"data\": \"" + data + "\"}}", true).join();
    socket.sendText("{\"tty_size\": {\"height\": 1, \"width\": 2}}", true).join();
    socket.sendText("{\"stdin\": {\"close\": true}}", true).join();

    await().atMost(LIMIT).until(() -> frames.exitCode != null);
    assertThat(frames.exitCode).isZero();
    assertThat(frames.stdout.toString(StandardCharsets.UTF_8)).isEqualTo("hello");
  }

  @Test
  void saysWhatIsWrongInTheFrameThatEndsIt() {
    exec("main", "[\"no-such-program\"]");

    await().atMost(LIMIT).until(() -> frames.closeCode != 0);
    assertThat(frames.closeCode).isEqualTo(1008);
    assertThat(frames.reason).contains("no-such-program");
  }

  @Test
  void endsTheCommandWhenTheClientLeaves() throws Exception {
    WebSocket socket = exec("main", "[\"/bin/sh\", \"-c\", \"echo $$; sleep 1000\"]");
    await().atMost(LIMIT).until(() -> frames.stdout.size() > 0);
    long process = Long.parseLong(frames.stdout.toString(StandardCharsets.UTF_8).trim());

    socket.abort();

    await().atMost(LIMIT).until(() -> ProcessHandle.of(process).isEmpty());
  }

  @Test
  void endsATalkThatIsNoJson() {
    WebSocket socket = exec("main", "[\"cat\"]");

    socket.sendText("hello", true).join();

    await().atMost(LIMIT).until(() -> frames.closeCode == 1008);
  }

  @Test
  void asksForAWebSocketAndACommand() {
    assertRefused("task=main&command=%5B%22ls%22%5D", 400, "upgrade");
    assertRefused("task=main", 400, "command is not present");
    assertRefused("task=main&command=ls", 400, "JSON array");
    assertRefused("command=%5B%22ls%22%5D", 400, "task name is required");
  }

  private void assertRefused(String query, int status, String sentence) {
    HttpResponse<String> answer =
        server.get("/v1/client/allocation/%s/exec?%s".formatted(allocation, query));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(sentence);
  }

  private WebSocket exec(String task, String command) {
    URI uri =
        URI.create(
            "%s/v1/client/allocation/%s/exec?task=%s&command=%s"
                .formatted(
                    server.uri().toString().replace("http", "ws"),
                    allocation,
                    task,
                    URLEncoder.encode(command, StandardCharsets.UTF_8)));
    return server.client().newWebSocketBuilder().buildAsync(uri, frames).join();
  }

  /** What the server says. */
  private static final class Frames implements WebSocket.Listener {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    volatile @Nullable Integer exitCode;
    volatile int closeCode;
    volatile String reason = "";
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        take(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedStage(null);
    }

    private void take(String json) {
      try {
        JsonNode frame = MAPPER.readTree(json);
        if (frame.has("stdout") && frame.at("/stdout").has("data")) {
          stdout.writeBytes(frame.at("/stdout/data").binaryValue());
        }
        if (frame.has("stderr") && frame.at("/stderr").has("data")) {
          stderr.writeBytes(frame.at("/stderr/data").binaryValue());
        }
        if (frame.path("exited").asBoolean()) {
          exitCode = frame.at("/result/exit_code").asInt();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String why) {
      reason = why;
      closeCode = code;
      return CompletableFuture.completedStage(null);
    }
  }
}
