package dev.caravan.drivers.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.caravan.core.driver.DriverException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts who uses which image, and removes one that nobody has used for a while. Only images that
 * this driver has brought to the daemon are removed: others are there for a reason of which it
 * knows nothing. The daemon itself keeps what any container uses, also one of somebody else.
 *
 * <p>All of it happens under one lock, also the daemon's part: so no image is removed between being
 * found and being used.
 */
final class ImageUses {
  private static final Logger LOG = LoggerFactory.getLogger(ImageUses.class);

  private final ScheduledExecutorService timer;
  private final @Nullable Duration delay;
  private final Map<String, Set<String>> usersById = new HashMap<>();
  private final Map<String, Future<?>> removals = new HashMap<>();
  private final Set<String> brought = new HashSet<>();

  /**
   * @param delay how long an image stays after its last use; null to remove none
   */
  ImageUses(ScheduledExecutorService timer, @Nullable Duration delay) {
    this.timer = timer;
    this.delay = delay;
  }

  /**
   * Looks for an image, which stays from then on until it is let go of.
   *
   * @param image its name or id
   * @param user who needs it: the name of a container
   * @return the use of it; empty if the daemon has no such image
   */
  synchronized Optional<ImageUse> claim(DockerEngine engine, String image, String user)
      throws DriverException {
    try {
      String id = engine.commands().inspectImageCmd(image).exec().getId();
      return id == null ? Optional.empty() : Optional.of(use(engine, id, user));
    } catch (NotFoundException absent) {
      return Optional.empty();
    } catch (RuntimeException e) {
      throw engine.failure("look for image " + image, e);
    }
  }

  /**
   * Claims the image of a container that was found again.
   *
   * @param byUs whether an earlier life of this driver has brought the image
   */
  synchronized ImageUse reclaim(DockerEngine engine, String id, String user, boolean byUs) {
    if (byUs) {
      brought.add(id);
    }
    return use(engine, id, user);
  }

  /** Notes that this driver has brought an image. */
  synchronized void noteBrought(String id) {
    brought.add(id);
  }

  synchronized boolean isBrought(String id) {
    return brought.contains(id);
  }

  /** Lets go of an image. */
  synchronized void release(ImageUse use) {
    Set<String> users = usersById.get(use.imageId());
    if (users == null || !users.remove(use.user()) || !users.isEmpty()) {
      return;
    }
    usersById.remove(use.imageId());
    if (delay != null && brought.contains(use.imageId()) && !timer.isShutdown()) {
      removals.put(
          use.imageId(),
          timer.schedule(() -> remove(use), delay.toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  private ImageUse use(DockerEngine engine, String id, String user) {
    Future<?> removal = removals.remove(id);
    if (removal != null) {
      removal.cancel(false);
    }
    usersById.computeIfAbsent(id, any -> new HashSet<>()).add(user);
    return new ImageUse(this, engine, id, user);
  }

  private synchronized void remove(ImageUse last) {
    String id = last.imageId();
    if (usersById.containsKey(id)) {
      return;
    }
    removals.remove(id);
    try {
      last.engine().commands().removeImageCmd(id).exec();
      brought.remove(id);
      LOG.info("Removed image {}, which nothing uses any more", id);
    } catch (NotFoundException gone) {
      brought.remove(id);
    } catch (ConflictException needed) {
      LOG.info("Image {} stays: {}", id, needed.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("Cannot remove image {}", id, e);
    }
  }
}
