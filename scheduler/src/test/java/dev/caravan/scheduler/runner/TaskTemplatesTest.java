package dev.caravan.scheduler.runner;

import static dev.caravan.scheduler.runner.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.Template;
import dev.caravan.core.model.Template.ChangeMode;
import dev.caravan.core.model.Template.ChangeScript;
import dev.caravan.scheduler.runner.FakeDriver.ExecAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskTemplatesTest {
  @TempDir Path directory;

  private TestNode node;

  @BeforeEach
  void start() {
    node = new TestNode(directory);
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void areRenderedBeforeTheTaskStarts() throws IOException {
    AllocationId id =
        place(template("{{ env \"NOMAD_TASK_NAME\" }} in {{ env \"NOMAD_DC\" }}", "local/a/b.txt"));
    node.awaitRuns("main", 1);

    Path file = node.taskDirectory(id, "main").resolve("local/a/b.txt");
    assertThat(file).hasContent("main in dc1");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(file.getParent().toFile().list()).containsExactly("b.txt");
  }

  @Test
  void canBecomeVariablesOfTheTask() {
    place(
        env("A=\"{{ env \"NOMAD_ALLOC_INDEX\" }} of many\"\n", "secrets/a.env"),
        env("B=2\nOWN=template", "${NOMAD_SECRETS_DIR}/b.env"));
    node.awaitRuns("main", 1);

    assertThat(node.driver.run("main").request.env())
        .containsEntry("A", "0 of many")
        .containsEntry("B", "2")
        .containsEntry("OWN", "template");
  }

  @Test
  void canBeReadFromAFileOfTheTask() throws IOException {
    AllocationId id =
        place(
            template("[[ env \"X\" ]]", "local/made.tpl"),
            new Template(
                "local/made.tpl",
                "",
                "local/out.txt",
                ChangeMode.NOOP,
                "",
                null,
                Duration.ZERO,
                "0640",
                "[[",
                "]]",
                false,
                null,
                null,
                null,
                false,
                false,
                Duration.ZERO));
    node.awaitRuns("main", 1);

    assertThat(node.taskDirectory(id, "main").resolve("local/out.txt")).hasContent("own value");
  }

  @Test
  void oneThatFailsKillsTheTaskAndSaysWhere() {
    AllocationId id = place(template("a\n{{ key \"x\" }}", "local/a"));

    node.awaitStatus(id, ClientStatus.FAILED);
    assertThat(node.cluster.events(id, "main"))
        .containsExactly("Received", "Task Setup", "Killing");
    assertThat(node.cluster.messages(id, "main").get(2))
        .startsWith("Template failed: template: local/a:2:4: error calling key: it asks Consul");
    assertThat(node.driver.runs("main")).isEmpty();
  }

  @Test
  void oneThatReadsOutsideOfTheTaskKillsIt() {
    AllocationId id = place(template("{{ file \"/../../../../etc/passwd\" }}", "local/a"));

    node.awaitStatus(id, ClientStatus.FAILED);
    assertThat(node.cluster.messages(id, "main").get(2))
        .contains("path escapes the alloc directory");
  }

  @Test
  void oneThatWouldBeWrittenOutsideOfTheTaskKillsIt() {
    AllocationId id = place(template("a", "${NOMAD_META_where}/a"));

    node.awaitStatus(id, ClientStatus.FAILED);
    assertThat(node.cluster.messages(id, "main").get(2))
        .startsWith("Template failed: path escapes the alloc directory");
    assertThat(directory.resolve("a")).doesNotExist();
  }

  @Test
  void aRestartRendersThemAnewOnlyIfItsPolicySaysSo() throws IOException {
    for (boolean again : List.of(false, true)) {
      AllocationId id = node.place(job(again, template("new", "local/a")));
      node.awaitRuns("main", 1);
      Path file = node.taskDirectory(id, "main").resolve("local/a");
      Files.writeString(file, "old");

      node.driver.run("main").end(1);

      node.awaitRuns("main", 2);
      assertThat(file).hasContent(again ? "new" : "old");
      node.stop(id);
      node.awaitStatus(id, ClientStatus.COMPLETE);
      eventually(() -> assertThat(node.driver.run("main").destroyed).isTrue());
      node.driver.forgetAll();
    }
  }

  @Test
  void oneOfAFileThatChangesRestartsItsTask() throws IOException {
    AllocationId id =
        place(template("1", "local/source"), copyOfSource(ChangeMode.RESTART, "", "local/copy"));
    node.awaitRuns("main", 1);

    Files.writeString(node.taskDirectory(id, "main").resolve("local/source"), "2");

    node.awaitRuns("main", 2);
    assertThat(node.taskDirectory(id, "main").resolve("local/copy")).hasContent("2");
    assertThat(node.cluster.messages(id, "main"))
        .contains("Template with change_mode restart re-rendered");
  }

  @Test
  void oneOfAFileThatChangesSignalsItsTask() throws IOException {
    AllocationId id =
        place(
            template("1", "local/source"),
            copyOfSource(ChangeMode.SIGNAL, "SIGUSR1", "local/copy"),
            copyOfSource(ChangeMode.NOOP, "", "local/quiet"));
    node.awaitRuns("main", 1);

    Files.writeString(node.taskDirectory(id, "main").resolve("local/source"), "2");

    eventually(() -> assertThat(node.driver.run("main").signals).containsExactly("SIGUSR1"));
    assertThat(node.taskDirectory(id, "main").resolve("local/copy")).hasContent("2");
    eventually(
        () -> assertThat(node.taskDirectory(id, "main").resolve("local/quiet")).hasContent("2"));
    assertThat(node.driver.runs("main")).hasSize(1);
  }

  @Test
  void oneOfAFileThatChangesRunsItsScriptBesideTheTask() throws IOException {
    AllocationId id = place(template("1", "local/source"), copyRunning(false));
    node.awaitRuns("main", 1);
    node.driver.run("main").execAnswer = new ExecAnswer(0, "");

    Files.writeString(node.taskDirectory(id, "main").resolve("local/source"), "2");

    eventually(
        () ->
            assertThat(node.cluster.messages(id, "main"))
                .contains(
                    "Template successfully ran script reload with arguments [now]. Exit code: 0"));
    assertThat(node.driver.run("main").commands.get(0).command()).containsExactly("reload", "now");
    assertThat(node.cluster.events(id, "main")).contains("Task hook message");
  }

  @Test
  void oneWhoseScriptFailsFailsTheTaskIfItIsToldTo() throws IOException {
    AllocationId id = place(template("1", "local/source"), copyRunning(true));
    node.awaitRuns("main", 1);
    node.driver.run("main").execAnswer = new ExecAnswer(3, "");

    Files.writeString(node.taskDirectory(id, "main").resolve("local/source"), "2");

    node.awaitStatus(id, ClientStatus.FAILED);
    assertThat(node.cluster.events(id, "main"))
        .endsWith("Task hook failed", "Killing", "Terminated", "Killed");
    assertThat(node.cluster.messages(id, "main"))
        .contains(
            "Template ran script reload with arguments [now] on change but it exited with code: 3");
    assertThat(node.driver.runs("main")).hasSize(1);
  }

  private static Template copyRunning(boolean failOnError) {
    return copyOfSource(
        ChangeMode.SCRIPT,
        "",
        new ChangeScript("reload", List.of("now"), Duration.ofSeconds(5), failOnError),
        "local/copy");
  }

  private static Template copyOfSource(ChangeMode mode, String signal, String destination) {
    return copyOfSource(mode, signal, null, destination);
  }

  private static Template copyOfSource(
      ChangeMode mode, String signal, @Nullable ChangeScript script, String destination) {
    return new Template(
        "",
        "{{ file \"local/source\" }}",
        destination,
        mode,
        signal,
        script,
        Duration.ZERO,
        "0644",
        "{{",
        "}}",
        false,
        null,
        null,
        null,
        false,
        false,
        Duration.ZERO);
  }

  private AllocationId place(Template... templates) {
    return node.place(job(false, templates));
  }

  private static Job job(boolean renderTemplates, Template... templates) {
    Task task =
        Fixtures.task("main").toBuilder()
            .templates(List.of(templates))
            .env(Map.of("X", "own value", "OWN", "job"))
            .meta(Map.of("where", "../.."))
            .build();
    RestartPolicy once = Fixtures.restarts(1);
    RestartPolicy restart =
        new RestartPolicy(
            once.attempts(), once.interval(), once.delay(), once.mode(), renderTemplates);
    TaskGroup group =
        TaskGroup.builder("work", JobType.SERVICE).restart(restart).tasks(task).build();
    return Job.builder("example").datacenters("dc1").taskGroups(group).build();
  }

  private static Template template(String data, String destination) {
    return rendered(data, destination, false);
  }

  private static Template env(String data, String destination) {
    return rendered(data, destination, true);
  }

  private static Template rendered(String data, String destination, boolean env) {
    return new Template(
        "",
        data,
        destination,
        ChangeMode.NOOP,
        "",
        null,
        Duration.ZERO,
        "0640",
        "{{",
        "}}",
        env,
        null,
        null,
        null,
        false,
        false,
        Duration.ZERO);
  }
}
