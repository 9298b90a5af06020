package dev.caravan.scheduler.runner;

import static dev.caravan.scheduler.runner.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.CheckHealth;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.Service;
import dev.caravan.core.model.ServiceCheck;
import dev.caravan.scheduler.check.CheckResult;
import dev.caravan.scheduler.check.CheckStatus;
import dev.caravan.scheduler.runner.FakeDriver.ExecAnswer;
import dev.caravan.scheduler.testkit.TestChecks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceChecksTest {
  @TempDir private Path directory;
  private TestNode node;
  private HttpServer server;
  private final AtomicInteger status = new AtomicInteger(200);
  private final AtomicReference<String> asked = new AtomicReference<>("");

  @BeforeEach
  void start() throws IOException {
    node = new TestNode(directory);
    node.cluster.registerNode();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.set(
              "%s %s %s"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestURI(),
                      exchange.getRequestHeaders().getFirst("X-Asked-By")));
          byte[] body = "how it is".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status.get(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    node.close();
    server.stop(0);
  }

  @Test
  void askByTcp() {
    AllocationId id = place(TestChecks.service(TestChecks.tcp()));

    eventually(() -> assertThat(result(id).status()).isEqualTo(CheckStatus.SUCCESS));
    assertThat(result(id).output()).isEqualTo("nomad: tcp ok");
    assertThat(result(id).service()).isEqualTo("web");
    assertThat(result(id).check()).isEqualTo("alive");
  }

  @Test
  void askByHttp() {
    AllocationId id = place(TestChecks.service(TestChecks.http("/health?of=${NOMAD_TASK_NAME}")));

    eventually(() -> assertThat(result(id).status()).isEqualTo(CheckStatus.SUCCESS));
    assertThat(result(id).statusCode()).isEqualTo(200);
    assertThat(asked).hasValue("GET /health?of=main a test");

    status.set(503);
    eventually(() -> assertThat(result(id).status()).isEqualTo(CheckStatus.FAILURE));
    assertThat(result(id).statusCode()).isEqualTo(503);
    assertThat(result(id).output()).isEqualTo("how it is");
  }

  @Test
  void sayWhatJavaMustBeToldForAHeaderThatItKeepsToItself() {
    AllocationId id = place(TestChecks.service(TestChecks.http("/", "Expect", "the unexpected")));

    eventually(
        () ->
            assertThat(result(id).output())
                .isEqualTo(
                    "nomad: restricted header name: \"Expect\"; if Java keeps this header to"
                        + " itself, start it with -Djdk.httpclient.allowRestrictedHeaders=expect"));
    assertThat(result(id).status()).isEqualTo(CheckStatus.FAILURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "auto", "host"})
  void askTheHostsAddress(String mode) {
    AllocationId id = place(TestChecks.service(TestChecks.reachedBy(TestChecks.tcp(), mode)));

    eventually(() -> assertThat(result(id).status()).isEqualTo(CheckStatus.SUCCESS));
  }

  @ParameterizedTest
  @CsvSource({
    "driver, cannot use address_mode=\"driver\": no driver network exists",
    "alloc, cannot use address_mode=\"alloc\": no allocation network status reported"
  })
  void failWhereThereIsNoAddressOfThatKind(String mode, String reason) {
    AllocationId id = place(TestChecks.service(TestChecks.reachedBy(TestChecks.tcp(), mode)));

    eventually(() -> assertThat(result(id).status()).isEqualTo(CheckStatus.FAILURE));
    assertThat(result(id).output()).isEqualTo(reason);
  }

  @Test
  void failWhereNobodyAnswers() {
    AllocationId id = place(TestChecks.service(TestChecks.tcp()));
    eventually(() -> assertThat(result(id).status()).isEqualTo(CheckStatus.SUCCESS));

    server.stop(0);

    eventually(() -> assertThat(result(id).status()).isEqualTo(CheckStatus.FAILURE));
    assertThat(result(id).output()).startsWith("dial tcp 127.0.0.1:");
  }

  @Test
  void runScriptsBesideTheTask() {
    AllocationId id = place(TestChecks.service(TestChecks.script("require_healthy", null)));
    eventually(() -> assertThat(result(id).output()).isEqualTo("no such program"));

    node.driver.run("main").execAnswer = new ExecAnswer(1, "hot");

    eventually(() -> assertThat(result(id).status()).isEqualTo(CheckStatus.WARNING));
    assertThat(result(id).output()).isEqualTo("hot");
    assertThat(node.driver.run("main").commands.get(0).command()).containsExactly("probe", "main");
  }

  @Test
  void giveUpScriptsThatDoNotEnd() {
    AllocationId id = place(TestChecks.service(TestChecks.script("require_healthy", null)));
    node.awaitRuns("main", 1);
    node.driver.run("main").execAnswer = new ExecAnswer(null, "");

    eventually(() -> assertThat(result(id).output()).isEqualTo("timed out after 1s"));
  }

  @Test
  void areReportedWhenWhatARollOutWaitsForChanges() {
    AllocationId id = place(TestChecks.service(TestChecks.http("/")));
    eventually(() -> assertThat(checks(id)).isEmpty());

    status.set(500);

    eventually(() -> assertThat(checks(id)).isEqualTo(Map.of("main", List.of("web"))));
  }

  @Test
  void thoseThatDoNotCountAreNotReported() {
    AllocationId id = place(TestChecks.service(TestChecks.script("ignore", null)));

    eventually(() -> assertThat(result(id).status()).isEqualTo(CheckStatus.FAILURE));
    assertThat(node.cluster.allocation(id).checks()).isNull();
  }

  @Test
  void restartTheTaskWhenTheyFailTooOften() {
    ServiceCheck.Restart once = new ServiceCheck.Restart(1, Duration.ZERO, false);

    AllocationId id = place(TestChecks.service(TestChecks.script("ignore", once)));

    // Two restarts are allowed; these count as failures.
    node.awaitStatus(id, ClientStatus.FAILED);
    assertThat(node.driver.runs("main")).hasSize(3);
    assertThat(node.cluster.events(id, "main"))
        .startsWith("Terminated", "Restarting", "Started", "Restart Signaled", "Terminated")
        .endsWith("Restart Signaled", "Terminated", "Not Restarting");
    assertThat(node.cluster.messages(id, "main"))
        .contains("healthcheck: check \"alive\" unhealthy");
  }

  @Test
  void areNotAskedOnceTheTaskIsToEnd() {
    AllocationId id = place(TestChecks.service(TestChecks.script("ignore", null)));
    eventually(() -> assertThat(result(id).status()).isEqualTo(CheckStatus.FAILURE));

    node.stop(id);
    node.awaitStatus(id, ClientStatus.COMPLETE);

    assertThat(node.runner().checks(id)).allMatch(check -> check.status() == CheckStatus.PENDING);
  }

  private AllocationId place(Service service) {
    Job job =
        Fixtures.service(Fixtures.task("main").toBuilder().services(List.of(service)).build());
    int port = server.getAddress().getPort();
    AllocationId id =
        node.cluster
            .register(job)
            .place(job, new AllocatedPort("http", port, port, "127.0.0.1", true));
    node.runner().wake();
    return id;
  }

  private CheckResult result(AllocationId id) {
    List<CheckResult> results = node.runner().checks(id);
    assertThat(results).hasSize(1);
    return results.get(0);
  }

  private Map<String, List<String>> checks(AllocationId id) {
    CheckHealth health = node.cluster.allocation(id).checks();
    assertThat(health).isNotNull();
    return health.failing();
  }
}
