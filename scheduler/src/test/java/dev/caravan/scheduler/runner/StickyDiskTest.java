package dev.caravan.scheduler.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.EphemeralDisk;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.artifact.ArtifactPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an allocation leaves to the one that takes its place. */
class StickyDiskTest {
  @TempDir Path directory;

  private TestNode node;

  @BeforeEach
  void start() {
    node = new TestNode(directory, ArtifactPolicy.NONE);
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void dataAndLocalFilesGoOnWithASuccessor() throws IOException {
    AllocationId successor = successorOf(runWithFiles(job(true)), job(true));

    assertThat(node.taskDirectory(successor, "alloc").resolve("data/shared")).hasContent("kept");
    assertThat(node.taskDirectory(successor, "main").resolve("local/own")).hasContent("kept");
    assertThat(node.taskDirectory(successor, "main").resolve("secrets")).isEmptyDirectory();
  }

  @Test
  void withoutStickinessEachBeginsWithNothing() throws IOException {
    AllocationId successor = successorOf(runWithFiles(job(false)), job(false));

    assertThat(node.taskDirectory(successor, "alloc").resolve("data")).isEmptyDirectory();
    assertThat(node.taskDirectory(successor, "main").resolve("local")).isEmptyDirectory();
  }

  @Test
  void whatWasNotMovedYetWhenTheHostWentAwayIsMovedByTheNext() throws IOException {
    AllocationId previous = runWithFiles(job(true));
    node.stop(previous);
    node.awaitStatus(previous, ClientStatus.COMPLETE);
    node.runner().close();
    AllocationId successor = node.cluster.place(job(true), previous);
    Path shared = Files.createDirectories(node.taskDirectory(successor, "alloc"));
    Files.move(node.taskDirectory(previous, "alloc").resolve("data"), shared.resolve("data"));

    node.restartHost();
    node.awaitStatus(successor, ClientStatus.RUNNING);

    assertThat(shared.resolve("data/shared")).hasContent("kept");
    assertThat(node.taskDirectory(successor, "main").resolve("local/own")).hasContent("kept");
  }

  private AllocationId runWithFiles(Job job) throws IOException {
    AllocationId id = node.place(job);
    node.awaitStatus(id, ClientStatus.RUNNING);
    Files.writeString(node.taskDirectory(id, "alloc").resolve("data/shared"), "kept");
    Files.writeString(node.taskDirectory(id, "main").resolve("local/own"), "kept");
    Files.writeString(node.taskDirectory(id, "main").resolve("secrets/key"), "not kept");
    return id;
  }

  private AllocationId successorOf(AllocationId previous, Job job) {
    AllocationId successor = node.cluster.place(job, previous);
    node.stop(previous);
    node.awaitStatus(successor, ClientStatus.RUNNING);
    return successor;
  }

  private static Job job(boolean sticky) {
    Job plain = Fixtures.service(Fixtures.task("main"));
    TaskGroup group =
        plain.taskGroups().get(0).toBuilder()
            .ephemeralDisk(new EphemeralDisk(300, sticky, false))
            .build();
    return plain.toBuilder().taskGroups(group).build();
  }
}
