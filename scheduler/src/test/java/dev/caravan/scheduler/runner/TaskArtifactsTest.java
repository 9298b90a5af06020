package dev.caravan.scheduler.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Artifact;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Task;
import dev.caravan.scheduler.artifact.ArtifactPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskArtifactsTest {
  @TempDir Path directory;
  @TempDir Path sources;

  private TestNode node;

  @BeforeEach
  void start() throws IOException {
    sources = sources.toRealPath();
    node = new TestNode(directory, ArtifactPolicy.NONE.allow(sources.toUri().toString()));
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void areFetchedBeforeTheTaskStarts() throws IOException {
    Files.writeString(sources.resolve("config-web.json"), "{}");

    AllocationId id =
        place(artifact(sources.toUri() + "config-${NOMAD_META_kind}.json", "local/etc"));

    node.awaitRuns("main", 1);
    assertThat(node.taskDirectory(id, "main").resolve("local/etc/config-web.json"))
        .hasContent("{}");
    node.awaitStatus(id, ClientStatus.RUNNING);
    assertThat(node.cluster.events(id, "main"))
        .containsExactly("Received", "Task Setup", "Downloading Artifacts", "Started");
  }

  @Test
  void oneThatIsNotThereIsTriedAgainAsTheRestartPolicySays() {
    AllocationId id = place(artifact(sources.toUri() + "none", "local/"));

    node.awaitStatus(id, ClientStatus.FAILED);
    assertThat(node.cluster.events(id, "main"))
        .containsExactly(
            "Received",
            "Task Setup",
            "Downloading Artifacts",
            "Failed Artifact Download",
            "Restarting",
            "Downloading Artifacts",
            "Failed Artifact Download",
            "Not Restarting");
    assertThat(node.cluster.messages(id, "main").get(3))
        .startsWith("failed to download artifact \"" + sources.toUri() + "none\": ");
  }

  @Test
  void oneFromWhereTheHostDoesNotAllowFailsItsTask() {
    AllocationId id = place(artifact("https://127.0.0.1/a.tgz", "local/"));

    node.awaitStatus(id, ClientStatus.FAILED);
    assertThat(node.cluster.messages(id, "main"))
        .endsWith(
            "failed to download artifact \"https://127.0.0.1/a.tgz\": this node does not fetch from"
                + " https://127.0.0.1/a.tgz: its host allows places by ArtifactPolicy.allow",
            "Error was unrecoverable");
  }

  @Test
  void oneThatWouldGoOutsideOfTheTaskFailsIt() throws IOException {
    Files.writeString(sources.resolve("a"), "x");

    AllocationId id = place(artifact(sources.toUri() + "a", "${NOMAD_META_up}/"));

    node.awaitStatus(id, ClientStatus.FAILED);
    assertThat(node.cluster.messages(id, "main").get(3))
        .contains("path escapes the alloc directory");
  }

  private AllocationId place(Artifact artifact) {
    Task task =
        Fixtures.task("main").toBuilder()
            .artifacts(List.of(artifact))
            .meta(Map.of("kind", "web", "up", "../.."))
            .build();
    return node.place(Fixtures.job(JobType.SERVICE, Fixtures.restarts(1), task));
  }

  private static Artifact artifact(String source, String destination) {
    return new Artifact(source, destination, Artifact.Mode.ANY, Map.of(), Map.of(), false, false);
  }
}
