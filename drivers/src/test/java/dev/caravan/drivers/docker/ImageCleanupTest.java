package dev.caravan.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.drivers.testkit.Eventually;
import dev.caravan.drivers.testkit.TaskSandbox;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Images come from a registry and go when nobody needs them. The program in them is the host's,
 * mounted from the task's directory.
 */
@ExtendWith(DockerDaemon.class)
class ImageCleanupTest {
  private static final DockerEngine DAEMON =
      new DockerEngine(DefaultDockerClientConfig.createDefaultConfigBuilder().build());

  @TempDir private Path root;
  private TaskDriver driver = quick();
  private final List<TaskHandle> tasks = new ArrayList<>();
  private final List<String> images = new ArrayList<>();

  @AfterEach
  void end() throws Exception {
    for (TaskHandle task : tasks) {
      task.kill(null, Duration.ZERO);
      task.destroy();
    }
    driver.close();
    for (String image : images) {
      forget(image);
    }
  }

  @Test
  void removesAnImageAfterItsLastUse() throws Exception {
    try (TestRegistry registry = new TestRegistry()) {
      String image = offered(registry, "app");
      List<String> progress = new ArrayList<>();
      TaskHandle first = driver.start(request(image, "a"), progress::add);
      TaskHandle second = driver.start(request(image, "b"), progress::add);

      assertThat(progress).containsExactly("Downloading image");
      end(first);
      awaitRemovalOfAnother(registry);
      assertThat(isThere(image)).isTrue();

      end(second);
      Eventually.await("the image is gone", () -> !isThere(image));
    }
  }

  @Test
  void keepsAnImageThatWasThereBefore() throws Exception {
    try (TestRegistry registry = new TestRegistry()) {
      String image = offered(registry, "app");
      assertThat(DAEMON.streams().pullImageCmd(image).start().awaitCompletion()).isNotNull();

      end(driver.start(request(image, "a")));
      awaitRemovalOfAnother(registry);

      assertThat(isThere(image)).isTrue();
    }
  }

  @Test
  void remembersOverARestartWhichImagesItBrought() throws Exception {
    try (TestRegistry registry = new TestRegistry()) {
      String image = offered(registry, "app");
      TaskRequest running = request(image, "a");
      driver.start(running);
      driver.close();

      driver = quick();
      TaskHandle recovered = driver.recover(running).orElseThrow();
      end(driver.start(request(image, "b")));
      awaitRemovalOfAnother(registry);
      assertThat(isThere(image)).isTrue();

      end(recovered);
      Eventually.await("the image is gone", () -> !isThere(image));
    }
  }

  @Test
  void keepsWhatAContainerUsesThatIsNotRecoveredYet() throws Exception {
    try (TestRegistry registry = new TestRegistry()) {
      String image = offered(registry, "app");
      TaskRequest running = request(image, "a");
      tasks.add(driver.start(running));
      driver.close();

      driver = quick();
      end(driver.start(request(image, "b")));
      awaitRemovalOfAnother(registry);

      assertThat(isThere(image)).isTrue();
      tasks.set(0, driver.recover(running).orElseThrow());
    }
  }

  @Test
  void keepsAllImagesWhereTheHostSaysSo() throws Exception {
    try (TestRegistry registry = new TestRegistry();
        TaskDriver keeping = DockerDriver.builder().keepImages().build()) {
      String image = offered(registry, "app");

      end(keeping.start(request(image, "a")));
      awaitRemovalOfAnother(registry);

      assertThat(isThere(image)).isTrue();
    }
  }

  @Test
  void asksForTheLatestEveryTime() throws Exception {
    try (TestRegistry registry = new TestRegistry()) {
      String latest = registry.offer("app");
      images.add(latest);

      tasks.add(driver.start(request(latest, "a")));
      int first = registry.pulls();
      tasks.add(driver.start(request(latest, "b")));

      assertThat(first).isPositive();
      assertThat(registry.pulls()).isGreaterThan(first);
    }
  }

  @Test
  void showsTheRegistryWhoAsks() throws Exception {
    try (TestRegistry registry = new TestRegistry("me:secret")) {
      String image = offered(registry, "app");
      TaskRequest anonymous = request(image, "a");
      Map<String, Object> wrong = Map.of("username", "me", "password", "wrong");
      Map<String, Object> right = Map.of("username", "me", "password", "secret");

      assertThatThrownBy(() -> driver.start(anonymous)).isInstanceOf(DriverException.class);
      assertThatThrownBy(() -> driver.start(request(image, "b", Map.of("auth", wrong))))
          .isInstanceOf(DriverException.class)
          .hasMessageContaining(image);
      tasks.add(driver.start(request(image, "c", Map.of("auth", right))));
    }
  }

  @Test
  void triesWithoutAuthIfItIsToldTo() throws Exception {
    try (TestRegistry registry = new TestRegistry("me:secret")) {
      List<String> progress = new ArrayList<>();
      Map<String, Object> wrong = Map.of("username", "me", "password", "wrong");
      TaskRequest request =
          request(offered(registry, "app"), "a", Map.of("auth_soft_fail", true, "auth", wrong));

      assertThatThrownBy(() -> driver.start(request, progress::add))
          .isInstanceOf(DriverException.class);

      assertThat(progress).containsExactly("Downloading image", "Downloading image");
    }
  }

  @Test
  void loadsAnImageFromAnArchive() throws Exception {
    try (TestRegistry registry = new TestRegistry()) {
      String image = offered(registry, "app");
      assertThat(DAEMON.streams().pullImageCmd(image).start().awaitCompletion()).isNotNull();
      TaskRequest request = request(image, "a", Map.of("load", "app.tar"));
      try (InputStream saved = DAEMON.streams().saveImageCmd(image).exec()) {
        Files.copy(saved, request.directories().local().resolve("app.tar"));
      }
      DAEMON.commands().removeImageCmd(image).exec();

      end(driver.start(request));

      Eventually.await("the loaded image is gone", () -> !isThere(image));
      assertThatThrownBy(() -> driver.start(request(image, "b", Map.of("load", "../../x.tar"))))
          .hasMessageContaining("load image archive \"../../x.tar\"");
    }
  }

  /** By then an image that was to be removed before would be gone as well. */
  private void awaitRemovalOfAnother(TestRegistry registry) throws Exception {
    String other = offered(registry, "other");
    end(driver.start(request(other, "other")));
    Eventually.await("the other image is gone", () -> !isThere(other));
  }

  private String offered(TestRegistry registry, String name) {
    String image = registry.offer(name) + ":1";
    images.add(image);
    return image;
  }

  private TaskRequest request(String image, String name) throws Exception {
    return request(image, name, Map.of());
  }

  private TaskRequest request(String image, String name, Map<String, Object> more)
      throws Exception {
    TaskSandbox sandbox = new TaskSandbox(root.resolve(name));
    Files.copy(busybox(), sandbox.directories().local().resolve("busybox"));
    Map<String, Object> config = new LinkedHashMap<>(more);
    config.put("image", image);
    config.put("command", "/local/busybox");
    config.put("args", List.of("sleep", "600"));
    return sandbox.request(config);
  }

  private static Path busybox() {
    return List.of(Path.of("/bin/busybox"), Path.of("/usr/bin/busybox")).stream()
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  private static TaskDriver quick() {
    return DockerDriver.builder().imageDelay(Duration.ZERO).build();
  }

  private static void end(TaskHandle task) throws DriverException {
    task.kill(null, Duration.ZERO);
    task.destroy();
  }

  /** The driver may be about to remove it as well, which the daemon may answer with an error. */
  private static void forget(String image) {
    await()
        .ignoreExceptionsInstanceOf(DockerException.class)
        .until(
            () -> {
              if (isThere(image)) {
                DAEMON.commands().removeImageCmd(image).exec();
              }
              return !isThere(image);
            });
  }

  private static boolean isThere(String image) {
    try {
      return DAEMON.commands().inspectImageCmd(image).exec() != null;
    } catch (NotFoundException gone) {
      return false;
    }
  }
}
