package dev.caravan.http.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.http.HttpApi;
import dev.caravan.scheduler.NodeConfig;
import dev.caravan.scheduler.Scheduler;
import dev.caravan.scheduler.SchedulerBuilder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Cases recorded with a real Nomad, taken against this API. {@code not-passing.txt} names those of
 * which something is not there yet; a case that passes is to be taken off it.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ConformanceTest {
  private static final int AT_A_TIME = 6;

  /** Some cases have deadlines of a few seconds, which a busy machine may not keep. */
  private static final int ATTEMPTS = 3;

  private final Map<String, Server> servers = new HashMap<>();
  private final ExecutorService together = Executors.newFixedThreadPool(AT_A_TIME);
  private final ExecutorService alone = Executors.newSingleThreadExecutor();

  /** A cluster of one of the shapes. */
  private record Server(Scheduler scheduler, HttpApi api) implements AutoCloseable {
    static Server of(String shape) throws IOException {
      SchedulerBuilder builder = Scheduler.builder();
      for (NodeConfig node : Clusters.nodes(shape)) {
        builder.node(node);
      }
      Scheduler scheduler = builder.build();
      return new Server(scheduler, HttpApi.builder(scheduler).address("127.0.0.1", 0).start());
    }

    @Override
    public void close() {
      api.close();
      scheduler.close();
    }
  }

  @BeforeAll
  void start() throws IOException {
    for (String shape : List.of("one", "four")) {
      servers.put(shape, Server.of(shape));
    }
  }

  @AfterAll
  void stop() {
    together.shutdownNow();
    alone.shutdownNow();
    servers.values().forEach(Server::close);
  }

  @TestFactory
  List<DynamicTest> whatNomadDid() throws IOException, URISyntaxException {
    Set<String> notPassing = notPassing();
    List<DynamicTest> tests = new ArrayList<>();
    for (RecordedCase recorded : RecordedCase.all(resource("cases"))) {
      if (recorded.needsDocker() && !hasDocker(recorded)) {
        tests.add(
            DynamicTest.dynamicTest(
                recorded.name(), () -> Assumptions.abort("no Docker daemon answers")));
        continue;
      }
      boolean passes = !notPassing.contains(recorded.name());
      CompletableFuture<Optional<String>> outcome =
          CompletableFuture.supplyAsync(
              () -> firstDifference(recorded, passes ? ATTEMPTS : 1),
              recorded.alone() ? alone : together);
      tests.add(
          DynamicTest.dynamicTest(
              recorded.name(), () -> judge(recorded.name(), outcome.join(), passes)));
    }
    return tests;
  }

  @Test
  void theListNamesOnlyCasesThatThereAre() throws IOException, URISyntaxException {
    assertThat(RecordedCase.all(resource("cases")))
        .extracting(RecordedCase::name)
        .containsAll(notPassing());
  }

  private boolean hasDocker(RecordedCase recorded) {
    return server(recorded).scheduler().nodes().stream()
        .allMatch(node -> node.spec().drivers().contains("docker"));
  }

  private Server server(RecordedCase recorded) {
    return Objects.requireNonNull(servers.get(recorded.shape()));
  }

  private static void judge(String name, Optional<String> difference, boolean shouldPass) {
    if (shouldPass) {
      assertThat(difference).as(name).isEmpty();
    } else {
      assertThat(difference).as("%s passes: take it off not-passing.txt", name).isPresent();
    }
  }

  private Optional<String> firstDifference(RecordedCase recorded, int attempts) {
    Optional<String> difference = Optional.empty();
    for (int attempt = 0; attempt < attempts; attempt++) {
      difference = firstDifference(recorded);
      if (difference.isEmpty()) {
        return difference;
      }
    }
    return difference;
  }

  private Optional<String> firstDifference(RecordedCase recorded) {
    CaseRun run = new CaseRun(new Api(server(recorded).api().uri()), recorded);
    try {
      return firstDifference(run, recorded);
    } catch (RuntimeException e) {
      return Optional.of(e.toString());
    } finally {
      run.cleanUp();
    }
  }

  private static Optional<String> firstDifference(CaseRun run, RecordedCase recorded) {
    JsonNode steps = recorded.script().get("steps");
    for (int number = 0; number < steps.size(); number++) {
      JsonNode step = steps.get(number);
      ObjectNode expected = recorded.expected().get("steps").get(number).deepCopy();
      expected.remove("do");
      JsonNode got = Steps.take(run, step, expected);
      List<String> ignored = new ArrayList<>(recorded.unstable(number));
      step.path("ignore").forEach(path -> ignored.add(path.asText()));
      List<String> differences = Differences.of(expected, Shaping.prune(got, ignored));
      if (!differences.isEmpty()) {
        return Optional.of(
            "step %d (%s): %s"
                .formatted(number + 1, step.get("do").asText(), String.join("\n", differences)));
      }
    }
    return Optional.empty();
  }

  private static Set<String> notPassing() throws IOException, URISyntaxException {
    Set<String> names = new HashSet<>();
    for (String line : Files.readAllLines(resource("not-passing.txt"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        names.add(line.split(" ", -1)[0]);
      }
    }
    return names;
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(ConformanceTest.class.getResource("/conformance/" + name)).toURI());
  }
}
