package dev.caravan.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.drivers.testkit.TaskSandbox;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host without a Docker daemon. */
class AbsentDaemonTest {
  private static final String NO_SOCKET = "unix:///no/such/docker.sock";

  @Test
  void isNotReadyAndSaysWhy() {
    try (TaskDriver driver = new DockerDriver(NO_SOCKET)) {
      TaskDriver.Fingerprint fingerprint = driver.fingerprint();

      assertThat(fingerprint.ready()).isFalse();
      assertThat(fingerprint.description()).contains("Docker daemon at " + NO_SOCKET);
      assertThat(fingerprint.attributes()).isEmpty();
    }
  }

  @Test
  void refusesToStartForNow(@TempDir Path root) throws Exception {
    TaskSandbox sandbox = new TaskSandbox(root);
    try (TaskDriver driver = new DockerDriver(NO_SOCKET)) {
      assertThatThrownBy(() -> driver.start(sandbox.request(Map.of("image", "busybox:1.36"))))
          .isInstanceOfSatisfying(
              DriverException.class, e -> assertThat(e.isRecoverable()).isTrue())
          .hasMessageContaining("Docker daemon");
      assertThatThrownBy(() -> driver.recover(sandbox.request(Map.of("image", "busybox:1.36"))))
          .isInstanceOf(DriverException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "nonsense://x", "tcp://", "", "unix:// :"})
  void isNotReadyAtAnAddressThatIsNone(String host) {
    try (TaskDriver driver = new DockerDriver(host)) {
      assertThat(driver.fingerprint().ready()).isFalse();
      assertThat(driver.fingerprint().description()).contains("cannot use Docker");
    }
  }

  @Test
  void validatesAllTheSame() {
    try (TaskDriver driver = new DockerDriver(NO_SOCKET)) {
      assertThat(driver.validate(Map.of("image", "busybox:1.36"))).isEmpty();
      assertThat(driver.validate(Map.of("imgae", "busybox:1.36")))
          .anySatisfy(problem -> assertThat(problem).contains("missing \"image\""))
          .anySatisfy(problem -> assertThat(problem).contains("did you mean \"image\"?"));
    }
  }

  @Test
  void saysOfWhatIsNoAddressThatItIsNone() {
    try (TaskDriver driver = new DockerDriver("here")) {
      TaskDriver.Fingerprint fingerprint = driver.fingerprint();

      assertThat(fingerprint.ready()).isFalse();
      assertThat(fingerprint.description()).contains("\"here\" is no address of a Docker daemon");
    }
  }

  @Test
  void noticesADaemonThatComesLater() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, loopback)) {
      port = socket.getLocalPort();
    }
    try (TaskDriver driver = new DockerDriver("tcp://127.0.0.1:" + port)) {
      assertThat(driver.fingerprint().ready()).isFalse();

      HttpServer daemon = daemon(new InetSocketAddress(loopback, port));
      TaskDriver.Fingerprint fingerprint = driver.fingerprint();
      daemon.stop(0);

      assertThat(fingerprint.ready()).isTrue();
      assertThat(fingerprint.attributes()).containsEntry("driver.docker.version", "99.1");
    }
  }

  private static HttpServer daemon(InetSocketAddress address) throws Exception {
    byte[] version = "{\"Version\":\"99.1\"}".getBytes(StandardCharsets.UTF_8);
    HttpServer daemon = HttpServer.create(address, 0);
    daemon.createContext(
        "/version",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, version.length);
          exchange.getResponseBody().write(version);
          exchange.close();
        });
    daemon.start();
    return daemon;
  }
}
