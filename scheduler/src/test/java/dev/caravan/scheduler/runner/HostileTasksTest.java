package dev.caravan.scheduler.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Artifact;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.Template;
import dev.caravan.drivers.rawexec.RawExecDriver;
import dev.caravan.scheduler.artifact.ArtifactPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tasks that want what they must not have never start, and an event says why; those that play games
 * with their files while they run harm nobody, and get nothing from others.
 */
@EnabledOnOs(OS.LINUX)
class HostileTasksTest {
  @TempDir Path directory;
  @TempDir Path sources;

  private TestNode node;

  @BeforeEach
  void start() throws IOException {
    sources = sources.toRealPath();
    node =
        new TestNode(
            directory,
            ArtifactPolicy.NONE.allow(sources.toUri().toString()).withMaxBytes(1_000_000));
  }

  @AfterEach
  void close() {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "a/b", "..", "alloc", " ", "a\0b"})
  void aNameThatIsNoDirectory(String name) {
    assertThat(whyItFailed(Fixtures.task(name)))
        .startsWith("failed to build task directory: ")
        .contains("cannot name a directory");
  }

  @Test
  void aTemplateThatReadsAnotherTasksSecrets() {
    Template template = Template.of("{{ file \"../other/secrets/key\" }}", "local/a");

    assertThat(whyItFailed(task().templates(List.of(template)).build()))
        .startsWith("Template failed: template: local/a:1:4: error calling file: cannot read")
        .contains("path escapes the alloc directory");
  }

  @Test
  void aTemplateThatIsReadFromOutside() {
    Template template = template("../../../../../../etc/passwd", "", "local/a", false);

    assertThat(whyItFailed(task().templates(List.of(template)).build()))
        .startsWith("Template failed: ")
        .contains("path escapes the alloc directory");
  }

  @Test
  void aTemplateThatIsWrittenOutside() {
    Template template = template("", "evil", "../../evil", false);

    assertThat(whyItFailed(task().templates(List.of(template)).build()))
        .startsWith("Template failed: path escapes the alloc directory");
    assertThat(directory.resolve("evil")).doesNotExist();
  }

  @Test
  void aTemplateThatNeverEnds() {
    Template template =
        Template.of("{{ range loop 99999 }}{{ range loop 99999 }}{{ end }}{{ end }}", "local/a");

    assertThat(whyItFailed(task().templates(List.of(template)).build()))
        .startsWith("Template failed: template: local/a:1:")
        .contains("it takes more than");
  }

  @Test
  void aTemplateWhoseVariablesAreNone() {
    Template template = template("", "this is no variable", "local/a.env", true);

    assertThat(whyItFailed(task().templates(List.of(template)).build()))
        .isEqualTo(
            "cannot read environment variables from template \"local/a.env\": line 1 is not of the"
                + " form NAME=value");
  }

  @Test
  void anArtifactWithAnEntryThatLeadsOut() throws IOException {
    zip("evil.zip", "../../evil", new byte[1]);

    assertThat(whyItFailed(fetching("evil.zip")))
        .startsWith("failed to download artifact")
        .endsWith("entry \"../../evil\" of the archive leads out of its destination");
    assertThat(directory.resolve("evil")).doesNotExist();
  }

  @Test
  void anArtifactThatIsABomb() throws IOException {
    zip("bomb.zip", "zeros", new byte[20_000_000]);

    assertThat(whyItFailed(fetching("bomb.zip")))
        .endsWith("it is larger than 1000000 bytes, which is the limit here");
  }

  @Test
  void anArtifactThatIsALinkOutOfTheSources() throws IOException {
    Files.createSymbolicLink(sources.resolve("link"), Path.of("/etc/hostname"));

    assertThat(whyItFailed(fetching("link"))).contains("this node does not fetch from");
  }

  @Test
  void anArtifactWithALinkThatLeadsOut() throws IOException {
    Path tree = Files.createDirectory(sources.resolve("tree"));
    Files.createSymbolicLink(tree.resolve("out"), Path.of("/etc"));

    assertThat(whyItFailed(fetching("tree")))
        .startsWith("failed to download artifact")
        .endsWith("entry \"out\" of the archive leads out of its destination");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=b", "a\0b"})
  void aVariableThatNoProcessCanHave(String name) {
    AllocationId id = node.place(Fixtures.batch(shell("exit 0").env(Map.of(name, "x")).build()));

    node.awaitStatus(id, ClientStatus.FAILED);
    assertThat(node.cluster.messages(id, "main"))
        .anySatisfy(
            message ->
                assertThat(message)
                    .startsWith("environment variable \"a")
                    .contains("cannot be set"));
  }

  @Test
  void aVariableOfSeveralLinesIsOneVariable() {
    AllocationId id =
        run(
            "printf %s \"$TEXT\" > $NOMAD_TASK_DIR/text; printf %s \"$INJECTED\" > $NOMAD_TASK_DIR/more",
            Map.of("TEXT", "one\nINJECTED=two\n'; exit 1 #", "A\nINJECTED", "three"));

    assertThat(local(id).resolve("text")).hasContent("one\nINJECTED=two\n'; exit 1 #");
    assertThat(local(id).resolve("more")).isEmptyFile();
  }

  /** What another allocation has written, under the name that the task's own output has. */
  private Path logsOfOthers() throws IOException {
    Path logs = Files.createDirectories(directory.resolve("other/alloc/logs"));
    Files.writeString(logs.resolve("main.stdout.0"), "of others");
    return logs;
  }

  @Test
  void aLinkInThePlaceOfALogFile() throws IOException {
    AllocationId id =
        run("echo own; cd $NOMAD_ALLOC_DIR/logs; ln -s %s/main.stdout.0 main.stdout.7");

    assertThat(log(id)).isEqualTo("own\n");
    assertNotRead(id, "alloc/logs/main.stdout.7", "Path escapes");
  }

  @Test
  void aLinkInThePlaceOfTheLogDirectory() throws IOException {
    AllocationId id = run("cd $NOMAD_ALLOC_DIR; mv logs mine; ln -s %s logs");

    assertThatThrownBy(() -> log(id)).hasMessageContaining("has been replaced by a link");
    assertNotRead(id, "alloc/logs/main.stdout.0", "Path escapes");
  }

  @Test
  void aLinkInThePlaceOfTheSharedDirectory() throws IOException {
    AllocationId id = run("cd $NOMAD_ALLOC_DIR/..; mv alloc mine; ln -s %s/.. alloc");

    assertThatThrownBy(() -> log(id)).hasMessageContaining("has been replaced by a link");
    assertNotRead(id, "alloc/logs/main.stdout.0", "Path escapes");
  }

  @Test
  void aLinkToTheSecretsOfAnother() throws IOException {
    Path secrets = Files.createDirectories(directory.resolve("other/main/secrets"));
    Files.writeString(secrets.resolve("key"), "hidden");

    AllocationId id =
        run(
            "ln -s %s/../../main/secrets $NOMAD_TASK_DIR/theirs; "
                + "ln -s $NOMAD_SECRETS_DIR $NOMAD_TASK_DIR/mine; echo x > $NOMAD_SECRETS_DIR/key");

    assertNotRead(id, "main/local/theirs/key", "Path escapes");
    assertNotRead(id, "main/local/mine/key", "Reading secret file prohibited");
  }

  /** Whoever opened it would wait for ever. */
  @Test
  void aPipeInThePlaceOfAFile() throws IOException {
    AllocationId id =
        run("echo own; mkfifo $NOMAD_TASK_DIR/pipe $NOMAD_ALLOC_DIR/logs/main.stdout.7");

    assertThat(log(id)).isEqualTo("own\n");
    assertNotRead(id, "main/local/pipe", "is not a regular file");
    assertNotRead(id, "alloc/logs/main.stdout.7", "is not a regular file");
  }

  @Test
  void aLinkOutOfADirectoryThatIsRemoved() throws IOException {
    Path kept = logsOfOthers().resolve("main.stdout.0");
    AllocationId id = run("ln -s %s $NOMAD_TASK_DIR/theirs");

    new AllocationDirectories(directory).remove(id);

    assertThat(directory.resolve(id.value())).doesNotExist();
    assertThat(kept).hasContent("of others");
  }

  /** Runs a script to its end; {@code %s} in it stands for the logs of another allocation. */
  private AllocationId run(String script) throws IOException {
    return run(script.formatted(logsOfOthers()), Map.of());
  }

  private AllocationId run(String script, Map<String, String> env) {
    AllocationId id = node.place(Fixtures.batch(shell(script).env(env).build()));
    node.awaitStatus(id, ClientStatus.COMPLETE);
    return id;
  }

  private static Task.Builder shell(String script) {
    return Task.builder("main", RawExecDriver.NAME)
        .config(Map.of("command", "/bin/sh", "args", List.of("-c", script)));
  }

  private Path local(AllocationId id) {
    return node.taskDirectory(id, "main").resolve("local");
  }

  private String log(AllocationId id) throws IOException {
    try (InputStream log =
        node.runner().logs().open(id, "main", TaskStream.STDOUT, LogStart.beginning())) {
      return new String(log.readAllBytes(), UTF_8);
    }
  }

  private void assertNotRead(AllocationId id, String path, String reason) {
    assertThatThrownBy(() -> node.runner().files(id).open(path, 0).close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(reason);
  }

  /** The event before the one that says that it is given up, or the last one. */
  private String whyItFailed(Task task) {
    AllocationId id = node.place(Fixtures.batch(task));
    node.awaitStatus(id, ClientStatus.FAILED);
    assertThat(node.driver.runs(task.name())).isEmpty();
    List<String> messages = node.cluster.messages(id, task.name());
    boolean givenUp = node.cluster.events(id, task.name()).contains("Not Restarting");
    return messages.get(messages.size() - (givenUp ? 2 : 1));
  }

  private static Template template(String source, String data, String destination, boolean env) {
    return new Template(
        source,
        data,
        destination,
        Template.ChangeMode.NOOP,
        "",
        null,
        Duration.ZERO,
        "0644",
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

  private static Task.Builder task() {
    return Fixtures.task("main").toBuilder();
  }

  private Task fetching(String name) {
    Artifact artifact =
        new Artifact(
            sources.toUri() + name, "local/", Artifact.Mode.ANY, Map.of(), Map.of(), false, false);
    return task().artifacts(List.of(artifact)).build();
  }

  private void zip(String name, String entry, byte[] content) throws IOException {
    try (OutputStream file = Files.newOutputStream(sources.resolve(name));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(content);
    }
  }
}
