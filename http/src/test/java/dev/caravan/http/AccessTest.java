package dev.caravan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.event.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Who may use the API. */
class AccessTest {

  @Test
  void withATokenOnlyThoseWhoKnowIt() {
    try (TestServer server = TestServer.start(settings -> settings.token("secret"))) {
      HttpResponse<String> without = server.get("/v1/jobs");
      assertThat(without.statusCode()).isEqualTo(403);
      assertThat(without.body()).isEqualTo("Permission denied");
      assertThat(status(server, "X-Nomad-Token", "wrong")).isEqualTo(403);
      assertThat(status(server, "X-Nomad-Token", "secret")).isEqualTo(200);
      assertThat(status(server, "Authorization", "Bearer secret")).isEqualTo(200);
      assertThat(server.get("/v1/agent/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void withoutATokenNoPageInABrowser() throws IOException {
    try (TestServer server = TestServer.start()) {
      assertThat(status(server, "Origin", "https://example.com")).isEqualTo(403);
      assertThat(statusForHost(server, "rebound.example.com")).startsWith("HTTP/1.1 403");
      assertThat(statusForHost(server, "localhost")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void theLogNamesWhoSentARequestAndTheRequest() {
    try (TestServer server = TestServer.start(settings -> settings.token("secret", "ci"))) {
      HttpResponse<String> answer =
          server.send(
              server
                  .request("/v1/jobs")
                  .header("X-Nomad-Token", "secret")
                  .header("X-Request-ID", "deploy-7")
                  .POST(BodyPublishers.ofString(TestServer.mockJob("web", 1))));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(server.scheduler().history("web").get(0).origin())
          .extracting(Origin::actor, Origin::request)
          .containsExactly("api 127.0.0.1 ci", "deploy-7");
    }
  }

  @Test
  void aRequestMustNotBeNamedWithBlanks() {
    try (TestServer server = TestServer.start()) {
      assertThat(status(server, "X-Request-ID", "a b")).isEqualTo(400);
    }
  }

  @Test
  void aPortThatIsTakenIsToldWithItsName() {
    try (TestServer server = TestServer.start()) {
      int taken = server.uri().getPort();
      HttpApiBuilder second = HttpApi.builder(server.scheduler()).address("127.0.0.1", taken);

      assertThatThrownBy(second::start)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("127.0.0.1:" + taken);
    }
  }

  private static int status(TestServer server, String header, String value) {
    return server.send(server.request("/v1/jobs").header(header, value)).statusCode();
  }

  private static String statusForHost(TestServer server, String host) throws IOException {
    try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
      String request = "GET /v1/jobs HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
