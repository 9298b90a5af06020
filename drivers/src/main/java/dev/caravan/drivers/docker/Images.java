package dev.caravan.drivers.docker;

import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.PullResponseItem;
import dev.caravan.core.driver.DriverException;
import dev.caravan.drivers.support.Config;
import dev.caravan.drivers.support.ConfigSchema;
import dev.caravan.drivers.support.ConfigType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that the daemon has an image. */
final class Images {
  private static final Logger LOG = LoggerFactory.getLogger(Images.class);

  /** What an {@code auth} block may say. */
  static final ConfigSchema AUTH =
      ConfigSchema.of(DockerDriver.NAME)
          .allow(ConfigType.TEXT, "username", "password", "email", "server_address");

  private static final Duration PULL_LIMIT = Duration.ofMinutes(5);

  private final DockerEngine engine;
  private final Consumer<String> progress;

  /**
   * @param progress is told when an image is pulled
   */
  Images(DockerEngine engine, Consumer<String> progress) {
    this.engine = engine;
    this.progress = progress;
  }

  /**
   * Pulls an image if it is absent, or if it must be pulled anyway.
   *
   * @param config may have {@code auth} blocks, of which the last is shown to the registry
   */
  void require(String image, Config config) throws DriverException {
    if (config.flag("force_pull") || !isPresent(image)) {
      pull(image, config.maps("auth", AUTH));
    }
  }

  private boolean isPresent(String image) throws DriverException {
    try {
      engine.commands().inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException absent) {
      return false;
    } catch (RuntimeException e) {
      throw engine.failure("look for image " + image, e);
    }
  }

  private void pull(String image, List<Config> auth) throws DriverException {
    LOG.info("Pulling image {}", image);
    progress.accept("Downloading image");
    try {
      PullImageCmd command = pullCommand(image);
      auth.forEach(block -> command.withAuthConfig(authConfig(block)));
      boolean done =
          command
              .exec(new Progress(image))
              .awaitCompletion(PULL_LIMIT.toSeconds(), TimeUnit.SECONDS);
      if (!done) {
        throw notPulled(image, "not done within " + PULL_LIMIT.toMinutes() + " minutes", null);
      }
      LOG.info("Pulled image {}", image);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notPulled(image, "interrupted", e);
    } catch (RuntimeException e) {
      throw notPulled(image, String.valueOf(engine.failure("pull", e).getMessage()), e);
    }
  }

  private static AuthConfig authConfig(Config auth) {
    return new AuthConfig()
        .withUsername(auth.text("username").orElse(null))
        .withPassword(auth.text("password").orElse(null))
        .withEmail(auth.text("email").orElse(null))
        .withRegistryAddress(auth.text("server_address").orElse(null));
  }

  /** Without a tag or digest, the daemon would pull all tags that there are. */
  private PullImageCmd pullCommand(String image) {
    int tag = image.lastIndexOf(':');
    if (image.contains("@") || tag > image.lastIndexOf('/')) {
      return engine.streams().pullImageCmd(image);
    }
    return engine.streams().pullImageCmd(image).withTag("latest");
  }

  private static DriverException notPulled(String image, String reason, @Nullable Throwable cause) {
    String message =
        "failed to pull image \"%s\": %s; check the name and the registry, or bring the image here by \"docker pull\" or \"docker load\""
            .formatted(image, reason);
    return cause == null
        ? new DriverException(message, true)
        : new DriverException(message, true, cause);
  }

  /** Logs what a pull does. */
  private static final class Progress extends PullImageResultCallback {
    private final String image;

    Progress(String image) {
      this.image = image;
    }

    @Override
    public void onNext(PullResponseItem item) {
      super.onNext(item);
      LOG.debug("{}: {} {}", image, item.getId(), item.getStatus());
    }
  }
}
