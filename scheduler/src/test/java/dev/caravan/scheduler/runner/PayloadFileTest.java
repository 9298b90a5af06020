package dev.caravan.scheduler.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.driver.TaskRequest.Directories;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobOrigin;
import dev.caravan.core.model.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadFileTest {
  @TempDir private Path root;
  private Directories places;

  @BeforeEach
  void makeDirectories() throws IOException {
    places = new AllocationDirectories(root).create(new AllocationId("a1"), "main");
  }

  private static Job dispatched(String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    return Job.builder("child").origin(JobOrigin.dispatchedOf("mail", bytes, "")).build();
  }

  private static Task task(String file) {
    return Task.builder("main", "raw_exec").payloadFile(file).build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"in/data.txt", "/in/data.txt"})
  void whatWasGivenIsInTheFile(String file) throws IOException {
    PayloadFile.write(dispatched("hello"), task(file), places);

    assertThat(places.local().resolve("in/data.txt")).hasContent("hello");
  }

  @Test
  void theFileIsEmptyWhereNothingWasGiven() throws IOException {
    PayloadFile.write(dispatched(""), task("data.txt"), places);

    assertThat(places.local().resolve("data.txt")).isEmptyFile();
  }

  @Test
  void thereIsNoFileOfAJobThatWasNotDispatched() throws IOException {
    PayloadFile.write(Job.builder("plain").build(), task("data.txt"), places);

    assertThat(places.local()).isEmptyDirectory();
  }

  @Test
  void aFileOutsideOfTheAllocationIsRefused() {
    assertThatThrownBy(() -> PayloadFile.write(dispatched("hello"), task("../../../etc/x"), places))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aLinkThatTheTaskPutThereIsNotFollowed() throws IOException {
    Path outside = Files.writeString(root.resolve("outside"), "untouched");
    Files.createSymbolicLink(places.local().resolve("data.txt"), outside);

    assertThatThrownBy(() -> PayloadFile.write(dispatched("hello"), task("data.txt"), places))
        .hasMessageContaining("path escapes the alloc directory");
    assertThat(outside).hasContent("untouched");
  }

  @Test
  void aLinkWithinTheTaskIsReplaced() throws IOException {
    Path other = Files.writeString(places.local().resolve("other"), "untouched");
    Files.createSymbolicLink(places.local().resolve("data.txt"), other);

    PayloadFile.write(dispatched("hello"), task("data.txt"), places);

    assertThat(other).hasContent("untouched");
    assertThat(places.local().resolve("data.txt")).hasContent("hello");
  }

  @Test
  void aFileBeyondALinkIsRefused() throws IOException {
    Path outside = Files.createDirectory(root.resolve("outside"));
    Files.createSymbolicLink(places.local().resolve("in"), outside);

    assertThatThrownBy(() -> PayloadFile.write(dispatched("hello"), task("in/data.txt"), places))
        .hasMessageContaining("path escapes the alloc directory");
    assertThat(outside).isEmptyDirectory();
  }
}
