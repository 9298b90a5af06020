package dev.caravan.drivers.docker;

import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.PullResponseItem;
import dev.caravan.core.driver.DriverException;
import dev.caravan.drivers.support.Config;
import dev.caravan.drivers.support.ConfigSchema;
import dev.caravan.drivers.support.ConfigType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
  private static final String LATEST = "latest";

  private final DockerEngine engine;
  private final ImageUses uses;
  private final Consumer<String> progress;

  /**
   * @param progress is told when an image is pulled
   */
  Images(DockerEngine engine, ImageUses uses, Consumer<String> progress) {
    this.engine = engine;
    this.uses = uses;
    this.progress = progress;
  }

  /**
   * Brings an image if it is absent. One without a tag, or tagged {@code latest}, is asked for
   * every time, as by Nomad; so is any with {@code force_pull}.
   *
   * @param user the name of the container that needs it
   * @param config may have {@code auth} blocks, of which the last is shown to the registry, and
   *     {@code load}, an archive in {@code local} from which it comes instead
   * @param local the task's own directory
   */
  ImageUse require(String image, String user, Config config, Path local) throws DriverException {
    Optional<ImageUse> present = uses.claim(engine, image, user);
    if (present.isPresent() && !config.flag("force_pull") && !LATEST.equals(tag(image))) {
      return present.get();
    }
    try {
      bring(image, config, local);
      ImageUse use = uses.claim(engine, image, user).orElseThrow(() -> notThere(image));
      if (present.filter(use::equals).isEmpty()) {
        uses.noteBrought(use.imageId());
        present.ifPresent(ImageUse::release);
      }
      return use;
    } catch (DriverException e) {
      present.ifPresent(ImageUse::release);
      throw e;
    }
  }

  private void bring(String image, Config config, Path local) throws DriverException {
    Optional<String> archive = config.text("load");
    if (archive.isPresent()) {
      load(archive.get(), local);
      return;
    }
    Duration limit = config.duration("image_pull_timeout");
    Pull pull = new Pull(image, limit.isZero() ? PULL_LIMIT : limit);
    List<Config> auth = config.maps("auth", AUTH);
    try {
      pull(pull, auth.isEmpty() ? null : authConfig(auth.get(auth.size() - 1)));
    } catch (DriverException e) {
      if (auth.isEmpty() || !config.flag("auth_soft_fail")) {
        throw e;
      }
      LOG.warn("{}; trying without auth", e.getMessage());
      pull(pull, null);
    }
  }

  /** An archive as {@code docker save} makes it. */
  private void load(String archive, Path local) throws DriverException {
    Path file = local.resolve(archive).normalize();
    try {
      if (!file.toRealPath().startsWith(local.toRealPath())) {
        throw new DriverException(
            "load \"%s\" is outside of the task's local directory".formatted(archive), false);
      }
      progress.accept("Loading image");
      try (InputStream image = Files.newInputStream(file)) {
        var unused =
            engine.call(
                "load image " + archive,
                () -> engine.streams().loadImageAsyncCmd(image).start().awaitMessage());
      }
    } catch (IOException e) {
      throw new DriverException(
          "unable to load image archive \"%s\": %s".formatted(archive, e), false, e);
    }
  }

  private void pull(Pull pull, @Nullable AuthConfig auth) throws DriverException {
    LOG.info("Pulling image {}", pull.image());
    progress.accept("Downloading image");
    try {
      PullImageCmd command = pullCommand(pull.image());
      if (auth != null) {
        command.withAuthConfig(auth);
      }
      boolean done =
          command
              .exec(new Progress(pull.image()))
              .awaitCompletion(pull.limit().toMillis(), TimeUnit.MILLISECONDS);
      if (!done) {
        throw pull.failure("not done within " + pull.limit().toSeconds() + " seconds", null);
      }
      LOG.info("Pulled image {}", pull.image());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw pull.failure("interrupted", e);
    } catch (RuntimeException e) {
      throw pull.failure(String.valueOf(engine.failure("pull", e).getMessage()), e);
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
    PullImageCmd command = engine.streams().pullImageCmd(image);
    return isTagged(image) ? command : command.withTag(LATEST);
  }

  /** Empty for an image that is named by its digest. */
  private static String tag(String image) {
    if (image.contains("@")) {
      return "";
    }
    return isTagged(image) ? image.substring(image.lastIndexOf(':') + 1) : LATEST;
  }

  private static boolean isTagged(String image) {
    return image.contains("@") || image.lastIndexOf(':') > image.lastIndexOf('/');
  }

  private static DriverException notThere(String image) {
    return new DriverException(
        "image \"%s\" is not there although it was brought; check its name".formatted(image),
        false);
  }

  /**
   * What is pulled.
   *
   * @param limit how long it may take
   */
  private record Pull(String image, Duration limit) {
    DriverException failure(String reason, @Nullable Throwable cause) {
      String message =
          "failed to pull image \"%s\": %s; check the name and the registry, or bring the image here by \"docker pull\" or \"docker load\""
              .formatted(image, reason);
      return cause == null
          ? new DriverException(message, true)
          : new DriverException(message, true, cause);
    }
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
