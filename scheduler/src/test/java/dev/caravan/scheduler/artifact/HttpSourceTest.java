package dev.caravan.scheduler.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.caravan.core.model.Artifact.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpSourceTest {
  @TempDir Path directory;

  private HttpServer server;
  private String address;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    address = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext("/ok/", exchange -> answer(exchange, 200, "the file", null));
    server.createContext(
        "/who/",
        exchange -> answer(exchange, 200, exchange.getRequestHeaders().getFirst("X-Token"), null));
    server.createContext("/moved/", exchange -> answer(exchange, 302, "", "/ok/a.txt"));
    server.createContext("/out/", exchange -> answer(exchange, 302, "", "http://localhost:1/x"));
    server.createContext("/round/", exchange -> answer(exchange, 302, "", "/round/a.txt"));
    for (int status : new int[] {403, 404, 503}) {
      server.createContext("/" + status + "/", exchange -> answer(exchange, status, "no", null));
    }
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void downloadsAFile() throws ArtifactException {
    fetch("/ok/a.txt");

    assertThat(directory.resolve("a.txt")).hasContent("the file");
  }

  @Test
  void sendsHeaders() throws ArtifactException {
    fetch("/who/a.txt");

    assertThat(directory.resolve("a.txt")).hasContent("secret");
  }

  @Test
  void goesWhereItIsSentOnTo() throws ArtifactException {
    fetch("/moved/a.txt");

    assertThat(directory.resolve("a.txt")).hasContent("the file");
  }

  @Test
  void goesNowhereThatIsNotAllowed() {
    assertThat(failure("/out/a.txt"))
        .hasMessageStartingWith("this node does not fetch from http://localhost:1/x");
    assertThat(failure("/round/a.txt")).hasMessage("stopped after 10 redirects");
  }

  @ParameterizedTest
  @CsvSource({"403, false", "404, true", "503, true"})
  void aBadAnswerIsTold(int status, boolean recoverable) {
    ArtifactException failure = failure("/" + status + "/a.txt");

    assertThat(failure).hasMessage("bad response code: " + status);
    assertThat(failure.isRecoverable()).isEqualTo(recoverable);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aServerThatIsNotThereMayComeBack() {
    server.stop(0);

    assertThat(failure("/ok/a.txt").isRecoverable()).isTrue();
  }

  private void fetch(String path) throws ArtifactException {
    new ArtifactFetcher(ArtifactPolicy.NONE.allow(address))
        .fetch(
            new ArtifactFetcher.Request(
                address + path,
                Mode.ANY,
                Map.of(),
                Map.of("X-Token", "secret"),
                directory,
                directory,
                false,
                null),
            () -> false);
  }

  private ArtifactException failure(String path) {
    return catchThrowableOfType(ArtifactException.class, () -> fetch(path));
  }

  private static void answer(
      HttpExchange exchange, int status, String body, @Nullable String location)
      throws IOException {
    try (exchange) {
      if (location != null) {
        exchange.getResponseHeaders().set("Location", location);
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
