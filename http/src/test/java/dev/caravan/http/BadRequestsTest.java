package dev.caravan.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever comes, the answer is a status and a sentence, and the server stays up. */
class BadRequestsTest {
  private final TestServer server =
      TestServer.start(settings -> settings.idleTimeout(Duration.ofSeconds(2)));

  @AfterEach
  void staysUp() {
    assertThat(server.get("/v1/agent/health").statusCode()).isEqualTo(200);
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "POST|/v1/jobs|{\"Job\": |400|not JSON",
        "POST|/v1/jobs|[]|400|must be a JSON object, but is a list",
        "POST|/v1/jobs|{\"Job\": 7}|400|Job must be an object, but is a number",
        "POST|/v1/jobs|{}|400|Job must be specified",
        "POST|/v1/jobs|{\"Job\": {\"ID\": \"a\", \"Priority\": \"high\"}}|400|priority",
        "POST|/v1/jobs/parse|{\"JobHCL\": 1}|400|JobHCL must be a text, but is a number",
        "POST|/v1/job/b/plan|{\"Job\": {\"ID\": \"a\"}}|400|Job ID does not match",
        "GET|/v1/nowhere||404|There is no path /v1/nowhere",
        "GET|/||404|There is no path /",
        "GET|/v1/jobs/parse||405|Invalid method",
        "GET|/v1/job/a/plan||405|Invalid method",
        "PATCH|/v1/jobs||405|Invalid method",
        "GET|/v1/job/%zz||400|Bad",
        "GET|/v1/job/%2e%2e||404|job not found",
        "GET|/v1/jobs?index=soon||400|Invalid index",
        "GET|/v1/jobs?index=1&wait=soon||400|Invalid wait time",
        "GET|/v1/jobs?per_page=many||400|Invalid per_page",
        "GET|/v1/allocation/zzz||500|UUID must be 36 characters",
      })
  void saysWhatIsWrong(String verb, String path, String body, int status, String sentence)
      throws IOException {
    String answer = raw(verb, path, body == null ? "" : body);

    assertThat(answer).startsWith("HTTP/1.1 " + status).contains(sentence);
    assertThat(answer).doesNotContain("\tat ").doesNotContain("Exception");
  }

  @Test
  void refusesABodyOfFiftyMegabytes() {
    byte[] body = new byte[50 << 20];

    HttpResponse<String> answer =
        server.send(server.request("/v1/jobs").POST(BodyPublishers.ofByteArray(body)));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("too large");
  }

  @Test
  void refusesABodyOfFiftyMegabytesWhoseLengthNobodyTold() {
    var body = BodyPublishers.ofByteArrays(Collections.nCopies(50, new byte[1 << 20]));

    HttpResponse<String> answer = server.send(server.request("/v1/jobs").POST(body));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void doesNotWaitForASlowClientForEver() throws IOException {
    try (Socket socket = connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{\"Job\""
              .getBytes(StandardCharsets.UTF_8));

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("\tat ");
    }
  }

  @Test
  void refusesWhatIsNoHttp() throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write("garbage\r\n\r\n".getBytes(StandardCharsets.UTF_8));

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("\tat ");
    }
  }

  private String raw(String verb, String path, String body) throws IOException {
    try (Socket socket = connect()) {
      String request =
          "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(verb, path, body.length(), body);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(server.uri().getHost(), server.uri().getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }
}
