package dev.caravan.http;

import static dev.caravan.http.TestServer.mockJob;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockingQueriesTest {
  private final TestServer server = TestServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void answersAtOnceWhenThereIsNewsAlready() {
    long known = index(server.get("/v1/jobs"));
    server.write("/v1/jobs", mockJob("web", 1));

    HttpResponse<String> answer = server.get("/v1/jobs?wait=20s&index=" + known);

    assertThat(index(answer)).isGreaterThan(known);
    assertThat(answer.body()).contains("\"web\"");
  }

  @Test
  void waitsForNews() throws Exception {
    long known = index(server.get("/v1/jobs"));
    CompletableFuture<HttpResponse<String>> waiting = ask("/v1/jobs?wait=20s&index=" + known);

    server.write("/v1/jobs", mockJob("web", 1));

    assertThat(waiting.get(10, TimeUnit.SECONDS).body()).contains("\"web\"");
  }

  @Test
  void comesBackWithTheSameWhenNothingHappens() {
    long known = index(server.get("/v1/nodes"));
    long begun = System.nanoTime();

    HttpResponse<String> answer = server.get("/v1/nodes?wait=300ms&index=" + known);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(290));
    assertThat(index(answer)).isEqualTo(known);
  }

  @Test
  void twoHundredAtATimeKeepNobodyElseWaiting() throws Exception {
    long known = index(server.get("/v1/jobs"));
    List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      waiting.add(ask("/v1/jobs?wait=25s&index=" + known));
    }

    server.write("/v1/jobs", mockJob("web", 1));

    CompletableFuture.allOf(waiting.toArray(CompletableFuture<?>[]::new)).get(20, TimeUnit.SECONDS);
    assertThat(waiting).allSatisfy(answer -> assertThat(answer.join().body()).contains("\"web\""));
  }

  @Test
  void endsWithTheServer() throws Exception {
    long known = index(server.get("/v1/jobs"));
    CompletableFuture<HttpResponse<String>> waiting = ask("/v1/jobs?wait=25s&index=" + known);

    server.closeApi();

    assertThat(waiting.handle((answer, failure) -> true).get(10, TimeUnit.SECONDS)).isTrue();
  }

  private CompletableFuture<HttpResponse<String>> ask(String path) {
    return server.client().sendAsync(server.request(path).build(), BodyHandlers.ofString());
  }

  private static long index(HttpResponse<String> answer) {
    return answer.headers().firstValueAsLong("X-Nomad-Index").orElseThrow();
  }
}
