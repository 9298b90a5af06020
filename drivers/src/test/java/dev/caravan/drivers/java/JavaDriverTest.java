package dev.caravan.drivers.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskUsage.Measure;
import dev.caravan.drivers.support.Config;
import dev.caravan.drivers.support.ConfigSchema;
import dev.caravan.drivers.support.ConfigType;
import dev.caravan.drivers.testkit.RecoverableDriverContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class JavaDriverTest extends RecoverableDriverContract {
  @Override
  protected Set<Measure> measures() {
    return Set.of(
        Measure.SYSTEM_MODE, Measure.USER_MODE, Measure.PERCENT, Measure.RSS, Measure.SWAP);
  }

  @Override
  protected TaskDriver newDriver() {
    return new JavaDriver();
  }

  @Override
  protected Map<String, Object> running(String line) {
    return program("run", line, "0");
  }

  @Override
  protected Map<String, Object> stubborn(String line) {
    return program("ignore", line, "0");
  }

  @Override
  protected Map<String, Object> ending(String line, int exitCode) {
    return program("end", line, Integer.toString(exitCode));
  }

  @Override
  protected Map<String, Object> unstartable() {
    return Map.of("args", List.of("nothing to run"));
  }

  @Test
  void tellsItsVersionToConstraints() {
    assertThat(driver.fingerprint().attributes())
        .containsKeys("driver.java.version", "driver.java.runtime", "driver.java.vm");
  }

  @Test
  void readsWhatJavaSaysOfItself() throws Exception {
    JavaRuntime java =
        JavaRuntime.parse(
            Path.of("java"),
            """
            Picked up JAVA_TOOL_OPTIONS: -Xmx1g
            openjdk version "17.0.15" 2025-04-15
            OpenJDK Runtime Environment (build 17.0.15+6)
            OpenJDK 64-Bit Server VM (build 17.0.15+6, mixed mode)
            """);

    assertThat(java.version()).isEqualTo("17.0.15");
    assertThat(java.runtime()).startsWith("OpenJDK Runtime Environment");
    assertThat(java.vm()).startsWith("OpenJDK 64-Bit Server VM");
  }

  @Test
  void needsSomethingToRun() {
    assertThat(driver.validate(Map.of("args", List.of("x"))))
        .singleElement()
        .asString()
        .contains("jar_path or class must be specified");
  }

  @Test
  void putsItsArgumentsInOrder() throws Exception {
    ConfigSchema any =
        ConfigSchema.of("java")
            .allow(ConfigType.TEXT, "jar_path", "class_path")
            .allow(ConfigType.TEXTS, "jvm_options", "args");
    Map<String, Object> config =
        Map.of(
            "args",
            List.of("a"),
            "jar_path",
            "local/app.jar",
            "class_path",
            "lib/*",
            "jvm_options",
            List.of("-Xmx64m"));

    assertThat(JavaDriver.arguments(Config.read(any, config)))
        .containsExactly("-Xmx64m", "-cp", "lib/*", "-jar", "local/app.jar", "a");
  }

  @Test
  void saysInTheLogWhichClassIsMissing() throws Exception {
    TaskExit exit = ended(start(Map.of("class", "no.such.Program")));

    assertThat(exit.exitCode()).isEqualTo(1);
    assertThat(sandbox.stderr()).contains("no.such.Program");
  }

  private static Map<String, Object> program(String what, String line, String code) {
    return Map.of(
        "class", Program.class.getName(),
        "class_path", System.getProperty("java.class.path"),
        "jvm_options", List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1"),
        "args", List.of(what, line, code));
  }

  /** What the tasks run. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) throws Exception {
      if (args[0].equals("ignore")) {
        Runtime.getRuntime().addShutdownHook(new Thread(Program::waitForEver));
      }
      System.out.println(args[1]);
      if (args[0].equals("end")) {
        System.exit(Integer.parseInt(args[2]));
      }
      waitForEver();
    }

    private static void waitForEver() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
