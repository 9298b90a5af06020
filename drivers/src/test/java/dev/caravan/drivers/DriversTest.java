package dev.caravan.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.driver.TaskDriver;
import dev.caravan.drivers.sample.EchoDriver;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriversTest {
  @TempDir Path jar;

  @Test
  void comeByDefault() {
    assertThat(names(Drivers::defaults)).containsExactly("raw_exec", "exec", "java", "docker");
    assertThat(names(Drivers::all)).contains("mock_driver");
  }

  @Test
  void thoseOfOthersAreFoundOnTheClassPath() throws Exception {
    Path services = Files.createDirectories(jar.resolve("META-INF/services"));
    Files.writeString(services.resolve(TaskDriver.class.getName()), EchoDriver.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);

      assertThat(names(Drivers::discovered)).containsExactly("echo");
      assertThat(names(Drivers::defaults)).contains("docker", "echo");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static List<String> names(Supplier<List<TaskDriver>> source) {
    List<TaskDriver> drivers = source.get();
    drivers.forEach(TaskDriver::close);
    return drivers.stream().map(TaskDriver::name).toList();
  }
}
