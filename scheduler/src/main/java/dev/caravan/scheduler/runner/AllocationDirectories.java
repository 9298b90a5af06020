package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.TaskRequest.Directories;
import dev.caravan.core.model.AllocationId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the files of allocations are. The one place that knows:
 *
 * <pre>
 *   root/ALLOCATION/alloc/data, logs, tmp          shared by its tasks
 *   root/ALLOCATION/alloc/logs/TASK.stdout.0       what a task has written
 *   root/ALLOCATION/TASK/local, secrets, tmp       a task's own
 * </pre>
 */
final class AllocationDirectories {
  private static final String SHARED = "alloc";
  private static final Set<PosixFilePermission> FOR_ALL =
      PosixFilePermissions.fromString("rwxrwxrwx");
  private static final Set<PosixFilePermission> FOR_THE_OWNER =
      PosixFilePermissions.fromString("rwx------");

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Path root;

  AllocationDirectories(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** Whether anything was ever done about an allocation here. */
  boolean exist(AllocationId allocation) {
    return Files.isDirectory(home(allocation));
  }

  /**
   * Where a task lives.
   *
   * @throws IllegalArgumentException if its name cannot name a directory
   */
  Directories of(AllocationId allocation, String task) {
    Path home = home(allocation);
    Path own = home.resolve(checked(task));
    return new Directories(
        home.resolve(SHARED),
        own,
        own.resolve("local"),
        own.resolve("secrets"),
        log(allocation, task, TaskStream.STDOUT),
        log(allocation, task, TaskStream.STDERR));
  }

  /**
   * The first of the files that have a task's output.
   *
   * @throws IllegalArgumentException if the task's name cannot name a file
   */
  Path log(AllocationId allocation, String task, TaskStream stream) {
    String file = checked(task) + "." + stream.word() + ".0";
    return home(allocation).resolve(SHARED).resolve("logs").resolve(file);
  }

  /**
   * Makes a task's directories, and those that it shares. What exists already is left as it is. One
   * at a time: tasks of an allocation are prepared together, and share directories.
   *
   * @throws IllegalArgumentException if the task's name cannot name a directory
   */
  synchronized Directories create(AllocationId allocation, String task) throws IOException {
    Directories places = of(allocation, task);
    Files.createDirectories(home(allocation));
    make(places.allocation(), FOR_ALL);
    for (String shared : List.of("data", "logs", "tmp")) {
      make(places.allocation().resolve(shared), FOR_ALL);
    }
    make(places.task(), FOR_ALL);
    make(places.local(), FOR_ALL);
    make(places.secrets(), FOR_THE_OWNER);
    make(places.task().resolve("tmp"), FOR_ALL);
    return places;
  }

  /**
   * Moves to an allocation what another one leaves to it: what their tasks share as data, and what
   * each has as local files. What is there already stays; so it does no harm to do it again.
   *
   * @throws IOException if something cannot be moved
   */
  void inherit(AllocationId from, AllocationId to, Collection<String> tasks) throws IOException {
    move(home(from).resolve(SHARED).resolve("data"), home(to).resolve(SHARED).resolve("data"));
    for (String task : tasks) {
      move(of(from, task).local(), of(to, task).local());
    }
  }

  private static void move(Path from, Path to) throws IOException {
    if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS) && !Files.exists(to)) {
      Path parent = Objects.requireNonNull(to.getParent());
      Files.createDirectories(Objects.requireNonNull(parent.getParent()));
      make(parent, FOR_ALL);
      Files.move(from, to);
    }
  }

  /** The directory that has all of an allocation's. */
  Path home(AllocationId allocation) {
    return root.resolve(checked(allocation.value()));
  }

  /**
   * The allocations that have a directory here: those whose name is an id as schedulers make them.
   *
   * @throws IOException if they cannot be listed
   */
  List<AllocationId> homes() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(root)) {
      return children
          .filter(child -> Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))
          .map(child -> String.valueOf(child.getFileName()))
          .filter(name -> ID.matcher(name).matches())
          .map(AllocationId::new)
          .toList();
    }
  }

  /**
   * Removes all files of an allocation. Links are removed, not what they lead to.
   *
   * @throws IOException if some cannot be removed; the others are, as far as they come before
   */
  void remove(AllocationId allocation) throws IOException {
    Path home = home(allocation);
    if (!Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(home)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (UncheckedIOException e) {
      throw new IOException("cannot look through " + home, e);
    }
  }

  private static void make(Path directory, Set<PosixFilePermission> mode) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Files.createDirectory(directory);
    // Set afterwards, since the process's umask takes bits away from what creation asks for.
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(directory, mode);
    }
  }

  private static String checked(String name) {
    if (!isPlain(name)) {
      throw new IllegalArgumentException(
          "\"%s\" cannot name a directory: use letters, digits, dots and dashes".formatted(name));
    }
    return name;
  }

  /** Whether it is one element of a path, and not the directory that tasks share. */
  private static boolean isPlain(String name) {
    if (name.isBlank() || name.equals(SHARED) || name.contains("/") || name.contains("\\")) {
      return false;
    }
    try {
      Path path = Path.of(name);
      return path.getNameCount() == 1 && path.equals(path.normalize()) && !name.equals("..");
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
