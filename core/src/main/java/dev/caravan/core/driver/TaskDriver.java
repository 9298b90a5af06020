package dev.caravan.core.driver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs tasks of one kind on a node. Implementations are thread-safe: a node starts and stops many
 * tasks at once.
 */
public interface TaskDriver extends AutoCloseable {

  /** The name by which job files ask for it. */
  String name();

  /** Whether it can run tasks here and now, and what a constraint may ask about it. */
  Fingerprint fingerprint();

  /**
   * What is wrong with a task's configuration: unknown, missing or ill-typed keys. It is asked
   * before a job is stored, so it must not look at the world.
   *
   * @return one sentence per problem; empty if there is none
   */
  List<String> validate(Map<String, Object> config);

  /**
   * Starts a task and returns once it runs. May take long (an image is pulled).
   *
   * @param progress takes sentences that become the task's {@code Driver} events, such as that an
   *     image is being pulled; may be called from any thread until this returns
   * @throws DriverException if it cannot be started; nothing of it is left behind
   */
  TaskHandle start(TaskRequest request, Consumer<String> progress) throws DriverException;

  /** Starts a task of whose progress nobody wants to hear. */
  default TaskHandle start(TaskRequest request) throws DriverException {
    return start(request, sentence -> {});
  }

  /**
   * Whether its tasks have a root directory of their own, in which they see the directories of
   * their allocation as {@code /alloc}, {@code /local} and {@code /secrets}. Such tasks do not
   * inherit variables of the host.
   */
  default boolean isolatesFilesystem() {
    return false;
  }

  /** Whether its tasks can see volumes of their node. Jobs that ask others for it are refused. */
  default boolean mountsVolumes() {
    return false;
  }

  /**
   * Finds a task again that was started by an earlier life of this process, running or ended
   * meanwhile.
   *
   * @return its handle; empty if it was never started, or nothing is known of it any more: if it
   *     did run, it is lost then, and starts anew if its restart policy says so
   * @throws DriverException if it cannot be told
   */
  Optional<TaskHandle> recover(TaskRequest request) throws DriverException;

  /** Lets go of connections and threads. Running tasks go on, if they can outlive this process. */
  @Override
  void close();

  /**
   * What a driver found out about its node.
   *
   * @param ready whether it can run tasks
   * @param description why not, or what it found
   * @param attributes what constraints may ask about: {@code driver.docker.version} …
   */
  record Fingerprint(boolean ready, String description, Map<String, String> attributes) {
    public Fingerprint {
      attributes = Map.copyOf(attributes);
    }
  }
}
