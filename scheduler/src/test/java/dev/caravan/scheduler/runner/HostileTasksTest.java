package dev.caravan.scheduler.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Artifact;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.Template;
import dev.caravan.scheduler.artifact.ArtifactPolicy;
import java.io.IOException;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks that want what they must not have never start, and an event says why. */
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
  void aTemplateThatNeverEnds() {
    Template template =
        Template.of("{{ range loop 99999 }}{{ range loop 99999 }}{{ end }}{{ end }}", "local/a");

    assertThat(whyItFailed(task().templates(List.of(template)).build()))
        .startsWith("Template failed: template: local/a:1:")
        .contains("it takes more than");
  }

  @Test
  void aTemplateWhoseVariablesAreNone() {
    Template template =
        new Template(
            "",
            "this is no variable",
            "local/a.env",
            Template.ChangeMode.NOOP,
            "",
            null,
            Duration.ZERO,
            "0644",
            "{{",
            "}}",
            true,
            null,
            null,
            null,
            false,
            false,
            Duration.ZERO);

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

  /** The event before the one that says that it is given up, or the last one. */
  private String whyItFailed(Task task) {
    AllocationId id = node.place(Fixtures.batch(task));
    node.awaitStatus(id, ClientStatus.FAILED);
    assertThat(node.driver.runs(task.name())).isEmpty();
    List<String> messages = node.cluster.messages(id, task.name());
    boolean givenUp = node.cluster.events(id, task.name()).contains("Not Restarting");
    return messages.get(messages.size() - (givenUp ? 2 : 1));
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
