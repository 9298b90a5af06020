package dev.caravan.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the page on the jvm driver does what the page says. */
class JvmDriverDocsTest {
  private static final DocsPage PAGE = new DocsPage("jvm-driver.md");

  @TempDir Path directory;

  @Test
  void theExampleRuns() throws Exception {
    Files.writeString(directory.resolve("report.nomad"), PAGE.code("hcl"));
    Files.writeString(directory.resolve("Reports.java"), PAGE.code("java"));

    try (HostProcess host = HostProcess.start(directory, "Reports.java")) {
      assertThat(host.awaitEnd()).as("%s", host.lines()).isZero();
      assertThat(host.lines())
          .containsSubsequence("COMPLETE", "row 1 of report", "row 2 of report", "row 3 of report");
    }
  }
}
