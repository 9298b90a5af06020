package dev.caravan.scheduler.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.driver.TaskRequest.Directories;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderedFileTest {
  private static final Template TEMPLATE = Template.of("text", "local/in/a");

  @TempDir Path root;

  private Directories places;
  private RenderedFile rendered;

  @BeforeEach
  void render() throws IOException {
    places = new AllocationDirectories(root).create(new AllocationId("a1"), "main");
    Sandbox sandbox = Sandbox.of(places);
    rendered = new RenderedFile(sandbox, sandbox.resolve("local/in/a"), "text", TEMPLATE);
  }

  @Test
  void isThereAsAWhole() throws IOException {
    rendered.write();

    Path file = places.local().resolve("in/a");
    assertThat(file).hasContent("text");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(rendered.isWritten()).isTrue();
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void isNotWrittenWhereALinkLeadsThatWasPutThereMeanwhile() throws IOException {
    Path outside = Files.createDirectory(root.resolve("outside"));
    Files.createSymbolicLink(places.local().resolve("in"), outside);

    assertThatThrownBy(rendered::write).hasMessageContaining("path escapes the alloc directory");

    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void takesThePlaceOfALink() throws IOException {
    Path outside = Files.writeString(root.resolve("outside"), "untouched");
    Files.createDirectory(places.local().resolve("in"));
    Files.createSymbolicLink(places.local().resolve("in/a"), outside);

    rendered.write();

    assertThat(outside).hasContent("untouched");
    assertThat(places.local().resolve("in/a")).isRegularFile().hasContent("text");
  }
}
