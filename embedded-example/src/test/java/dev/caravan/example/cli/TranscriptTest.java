package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The life of a job by the command line, beside what Nomad's printed of the same. */
class TranscriptTest extends AgentTest {
  private static final Pattern BLOCK =
      Pattern.compile("^\\$ caravan (.*)\n((?s).*?)\n(?=\\$ |# |\\z)", Pattern.MULTILINE);

  private final List<Step> steps = new ArrayList<>();

  /** A command, what Nomad printed, and what was printed now. */
  private record Step(String command, String recorded, String printed) {}

  @BeforeAll
  void giveAllCommands() throws IOException {
    String job =
        JobFiles.service("example")
            .replace(
                "run_for = \"1h\"",
                "run_for = \"1h\"\n stdout_string = \"ready to accept connections\\n\"");
    file("example.nomad", job);
    file("three.nomad", job.replace("count = 1", "count = 3"));
    Matcher block = BLOCK.matcher(transcript());
    while (block.find()) {
      String command = block.group(1);
      CommandRun run = run(filledIn(command).split(" ", -1));
      steps.add(new Step(command, block.group(2), printed(run)));
    }
  }

  @TestFactory
  Stream<DynamicTest> printsWhatNomadPrints() {
    return steps.stream()
        .map(
            step ->
                DynamicTest.dynamicTest(
                    step.command(),
                    () -> assertThat(masked(step.printed())).isEqualTo(masked(step.recorded()))));
  }

  private static String transcript() throws IOException {
    try (InputStream text = TranscriptTest.class.getResourceAsStream("transcript.txt")) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String filledIn(String command) {
    String text = command;
    if (text.contains("<alloc>")) {
      text = text.replace("<alloc>", newest("job", "allocs", "example"));
    }
    if (text.contains("<deployment>")) {
      text = text.replace("<deployment>", newest("job", "deployments", "example"));
    }
    return text.contains("<index>")
        ? text.replace(
            "<index>", run("job", "inspect", "-t", "{{.JobModifyIndex}}", "example").out().strip())
        : text;
  }

  private String newest(String... command) {
    return run(command).out().lines().skip(1).findFirst().orElseThrow().substring(0, 8);
  }

  /** All that a terminal would show, with the exit code as the transcript has it. */
  private static String printed(CommandRun run) {
    String exit = run.exitCode() == 0 ? "" : "(exit status " + run.exitCode() + ")\n";
    return withoutDeployment(run.out()) + run.err() + exit;
  }

  /** Nomad watches the deployment as well since 1.2; the transcript is of 1.1. */
  private static String withoutDeployment(String text) {
    int start = text.indexOf("==> Monitoring deployment");
    return start < 0 ? text : text.substring(0, start);
  }

  private static String masked(String text) {
    return new CommandRun(0, text, "")
        .masked()
        .replaceAll(" {4}Allocation \"ID\" status changed: .*\n", "")
        .replaceAll("(?i)((?:modify |check-)index:?) \\d+", "$1 N")
        .replaceAll("example\\.cache\\[\\d]", "example.cache[N]");
  }
}
