package dev.caravan.core.jobspec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caravan.core.model.Job;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.UpdateStrategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSpecTest {
  private static final Path EXAMPLE = Path.of("src/test/resources/jobspec/good/example.nomad");

  @TempDir Path directory;

  @Test
  void readsAJobFile() {
    Job job = JobSpec.read(EXAMPLE);

    assertThat(job.id().value()).isEqualTo("example");
    assertThat(job.datacenters()).containsExactly("dc1");
    TaskGroup group = job.taskGroup("cache").orElseThrow();
    assertThat(group.networks()).containsExactly(Network.of(new Port("db", 0, 6379)));
    Task redis = group.task("redis").orElseThrow();
    assertThat(redis.driver()).isEqualTo("docker");
    assertThat(redis.config()).containsEntry("image", "redis:3.2");
    assertThat(redis.config()).containsEntry("ports", List.of("db"));
    assertThat(redis.resources().cpuMhz()).isEqualTo(500);
  }

  @Test
  void givesTheUpdateBlockOfAJobToItsGroups() {
    UpdateStrategy update = JobSpec.read(EXAMPLE).taskGroups().get(0).update();

    assertThat(update.minHealthyTime()).isEqualTo(Duration.ofSeconds(2));
    assertThat(update.healthCheck()).isEqualTo(UpdateStrategy.HealthCheck.TASK_STATES);
    assertThat(update.maxParallel()).isEqualTo(UpdateStrategy.DEFAULT.maxParallel());
  }

  @Test
  void computesNothingInHcl1() {
    String text =
        """
        job "x" {
          datacenters = ["dc1"]
          name = "${upper("a")}"
          group "g" { task "t" { driver = "mock" } }
        }
        """;

    assertThat(JobSpec.parse(text, "text", JobLanguage.HCL1).name()).isEqualTo("${upper(\"a\")}");
    assertThat(JobSpec.parse(text, "text", JobLanguage.HCL2).name()).isEqualTo("A");
  }

  @Test
  void findsNothingWrongWithAJobBuiltInCode() {
    assertThat(JobSpec.validate(Jobs.small())).isEmpty();
  }

  @Test
  void tellsWhatIsWrongWithAJobBuiltInCode() {
    Job job = Jobs.small().toBuilder().priority(101).build();

    assertThat(JobSpec.validate(job))
        .containsExactly(
            new Problem("job", 0, 0, "job \"small\"", "Job priority must be between [1, 100]"));
  }

  @Test
  void namesAFileThatDoesNotExist() {
    Path file = directory.resolve("none.nomad");

    assertThat(problemWith(file)).isEqualTo(file + ": does not exist; check its name");
  }

  @Test
  void namesADirectory() {
    assertThat(problemWith(directory))
        .isEqualTo(directory + ": is a directory; name a job file in it");
  }

  @Test
  void namesAFileThatIsTooLong() throws IOException {
    Path file =
        Files.writeString(directory.resolve("long.nomad"), " ".repeat(JobSpec.MAX_LENGTH + 1));

    assertThat(problemWith(file)).startsWith(file + ": longer than 1024 KiB");
  }

  @Test
  void namesAFileThatIsNotText() throws IOException {
    Path file = directory.resolve("latin.nomad");
    Files.write(file, "# é".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(problemWith(file)).isEqualTo(file + ": is not UTF-8 text; save it as such");
  }

  @Test
  void refusesTextThatIsTooLong() {
    InvalidJobException refusal =
        catchThrowableOfType(
            InvalidJobException.class,
            () -> JobSpec.parse("#".repeat(JobSpec.MAX_LENGTH + 1), "text"));

    assertThat(refusal.problems()).hasSize(1);
  }

  private static String problemWith(Path file) {
    InvalidJobException refusal =
        catchThrowableOfType(InvalidJobException.class, () -> JobSpec.read(file));
    assertThat(refusal.problems()).hasSize(1);
    return refusal.problems().get(0).toString();
  }
}
