package dev.caravan.drivers.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.driver.TaskDriver;
import dev.caravan.drivers.testkit.DriverContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver that the documentation shows keeps the contract of all drivers. */
class EchoDriverTest extends DriverContract {
  private static final Path PAGE = Path.of("..", "docs", "writing-a-driver.md");
  private static final Path SOURCES = Path.of("src/test/java/dev/caravan/drivers/sample");

  @Override
  protected TaskDriver newDriver() {
    return new EchoDriver();
  }

  @Override
  protected Map<String, Object> running(String line) {
    return Map.of("line", line, "stay", true);
  }

  @Override
  protected Map<String, Object> stubborn(String line) {
    return Map.of("line", line, "stay", true, "ignore_signals", true);
  }

  @Override
  protected Map<String, Object> ending(String line, int exitCode) {
    return Map.of("line", line, "exit_code", exitCode);
  }

  @Override
  protected Map<String, Object> unstartable() {
    return Map.of("line", "x", "stay", "${nothing}");
  }

  @Override
  protected long leastMemory() {
    return 0;
  }

  @ParameterizedTest
  @ValueSource(strings = {"EchoDriver.java", "EchoTask.java"})
  void theDocumentationShowsIt(String file) throws Exception {
    String source = Files.readString(SOURCES.resolve(file));
    String shown = source.substring(source.indexOf("\n/** ") + 1);

    assertThat(Files.readString(PAGE)).contains("```java\n" + shown + "```");
    assertThat(shown.lines()).hasSizeLessThanOrEqualTo(60);
  }
}
