package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.example.cli.agent.Agent;
import dev.caravan.example.cli.agent.TestAgents;
import dev.caravan.example.cli.common.Session;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would have happened is tried with the usual commands. */
class AuditForkTest {
  private static final Pattern ADDRESS = Pattern.compile("-address (http://127\\.0\\.0\\.1:\\d+)");

  @TempDir private Path temp;
  private final Agent agent = TestAgents.solo();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @AfterEach
  void close() {
    agent.close();
  }

  private CommandRun run(String... args) {
    return CommandRun.shell(agent.uri(), temp).run(args);
  }

  private CompletableFuture<Integer> begin(String... args) {
    Session session =
        new Session(
            InputStream.nullInputStream(),
            new PrintStream(printed, true, StandardCharsets.UTF_8),
            new PrintStream(printed, true, StandardCharsets.UTF_8),
            Map.of("CARAVAN_ADDR", agent.uri().toString()),
            temp,
            Clock.systemUTC(),
            false);
    return CompletableFuture.supplyAsync(() -> Caravan.run(session, args));
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private String address() {
    await().until(() -> ADDRESS.matcher(text()).find());
    Matcher address = ADDRESS.matcher(text());
    assertThat(address.find()).isTrue();
    return address.group(1);
  }

  @Test
  void otherCommandsCanBeGivenToAFork() {
    run("job", "run", JobFiles.write(temp, "example.nomad", JobFiles.service("example")));
    long then = Long.parseLong(run("log", "head").out().replaceAll(":.*\\s", ""));
    run("job", "stop", "-purge", "example");

    CompletableFuture<Integer> fork = begin("audit", "fork", Long.toString(then));
    String address = address();

    assertThat(run("job", "status", "-address", address, "example").out()).contains("running");
    assertThat(run("job", "status", "example").err()).contains("No job(s) with prefix or id");
    assertThat(text()).startsWith("Forked behind event " + then + ".");
    agent.close();
    assertThat(fork.join()).isZero();
    assertThat(text()).endsWith("The fork has ended\n");
  }

  @Test
  void aMomentThatNeverWasIsRefused() {
    assertThat(run("audit", "fork", "99999").err())
        .startsWith("Error forking the log: ")
        .contains("the log has no position 99999");
  }
}
