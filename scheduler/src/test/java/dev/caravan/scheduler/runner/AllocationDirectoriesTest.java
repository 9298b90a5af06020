package dev.caravan.scheduler.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.driver.TaskRequest.Directories;
import dev.caravan.core.model.AllocationId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationDirectoriesTest {

  private static final AllocationId ID = new AllocationId("a1");

  @TempDir Path root;

  @Test
  void makesWhatATaskNeeds() throws IOException {
    Directories places = new AllocationDirectories(root).create(ID, "main");

    assertThat(root.resolve("a1/alloc/data")).isDirectory();
    assertThat(root.resolve("a1/alloc/logs")).isDirectory();
    assertThat(root.resolve("a1/alloc/tmp")).isDirectory();
    assertThat(root.resolve("a1/main/tmp")).isDirectory();
    assertThat(places.local()).isDirectory().isEqualTo(root.resolve("a1/main/local"));
    assertThat(places.stdout()).isEqualTo(root.resolve("a1/alloc/logs/main.stdout.0"));
    assertThat(places.stderr()).isEqualTo(root.resolve("a1/alloc/logs/main.stderr.0"));
  }

  @Test
  void makingThemTwiceKeepsWhatIsThere() throws IOException {
    AllocationDirectories directories = new AllocationDirectories(root);
    Path file = directories.create(ID, "main").local().resolve("file");
    Files.writeString(file, "kept");

    directories.create(ID, "main");

    assertThat(file).hasContent("kept");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void secretsAreForTheOwnerOnly() throws IOException {
    Directories places = new AllocationDirectories(root).create(ID, "main");

    assertThat(mode(places.secrets())).isEqualTo("rwx------");
    assertThat(mode(places.allocation())).isEqualTo("rwxrwxrwx");
    assertThat(mode(places.local())).isEqualTo("rwxrwxrwx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "a/b", "../up", "/abs", "a\\b", "", " ", "alloc", "nul\0"})
  void refusesNamesThatLeadElsewhere(String task) {
    AllocationDirectories directories = new AllocationDirectories(root);

    assertThatThrownBy(() -> directories.of(ID, task))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot name a directory");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void manyTasksCanBePreparedAtOnce() {
    AllocationDirectories directories = new AllocationDirectories(root);

    assertThat(
            IntStream.range(0, 50)
                .parallel()
                .mapToObj(number -> created(directories, "task" + number))
                .map(Directories::local))
        .allSatisfy(local -> assertThat(local).isDirectory());
  }

  private static Directories created(AllocationDirectories directories, String task) {
    try {
      return directories.create(new AllocationId("together"), task);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
