package dev.caravan.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.http.request.Answer;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stream that is silent for as long as somebody follows it. */
class FollowedStreamTest {
  private static final Duration IDLE = Duration.ofSeconds(60);

  private final CountDownLatch more = new CountDownLatch(1);
  private final CompletableFuture<Void> released = new CompletableFuture<>();
  private final Scheduler scheduler = Scheduler.builder().build();
  private final WebServer server =
      WebServer.start(
          new ServerSettings("127.0.0.1", 0, null, null, 1024, IDLE),
          scheduler,
          new Router()
              .read("/silent", call -> Answer.Bytes.followed("text/plain", "", this::silence)));

  @AfterEach
  void close() {
    server.close();
    scheduler.close();
  }

  private void silence(OutputStream out) throws IOException {
    try {
      more.await();
      out.write("at last".getBytes(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      released.complete(null);
      throw new InterruptedIOException();
    }
  }

  private Socket follow() throws IOException {
    Socket socket = new Socket(server.address().getAddress(), server.address().getPort());
    socket
        .getOutputStream()
        .write("GET /silent HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    assertThat(socket.getInputStream().read()).isEqualTo('H');
    return socket;
  }

  @Test
  void endsWhenTheClientLeaves() throws Exception {
    follow().close();

    assertThat(released).succeedsWithin(10, TimeUnit.SECONDS);
  }

  @Test
  void endsWhenTheClientHasNothingMoreToAsk() throws Exception {
    try (Socket socket = follow()) {
      socket.shutdownOutput();

      assertThat(released).succeedsWithin(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void isTheLastOnItsConnection() throws Exception {
    try (Socket socket = follow()) {
      more.countDown();

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("Connection: close")
          .contains("at last");
      assertThat(released).isNotDone();
    }
  }

  @Test
  void isNotEndedByWhatAClientSendsMeanwhile() throws Exception {
    try (Socket socket = follow()) {
      socket.getOutputStream().write("GET /v1/jobs".getBytes(StandardCharsets.UTF_8));
      more.countDown();

      assertThat(socket.getInputStream().readAllBytes()).asString().contains("at last");
    }
  }
}
