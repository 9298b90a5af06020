package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.UnlinkedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of an allocation: what its tasks share below {@code alloc}, and what each has below its
 * name. Paths are relative to all of it. What lies outside of it, be it by a link that a task made,
 * and what is secret cannot be reached.
 */
public final class AllocationFiles {
  private static final String SECRETS = "secrets";

  private final Path home;

  AllocationFiles(Path home) {
    this.home = home;
  }

  /**
   * What there is to know of a file.
   *
   * @param name the last element of its path
   * @param directory whether it is a directory
   * @param size its length in bytes
   * @param mode its permissions, {@code drwxr-xr-x}
   * @param modified when it was last written
   */
  public record FileInfo(
      String name, boolean directory, long size, String mode, FileTime modified) {}

  /**
   * What a directory has, by name.
   *
   * @throws IOException if there is no such directory, or it cannot be read
   */
  public List<FileInfo> list(String path) throws IOException {
    List<FileInfo> files = new ArrayList<>();
    try (Stream<Path> entries = Files.list(resolve(path))) {
      for (Path entry : entries.sorted().toList()) {
        files.add(info(entry, LinkOption.NOFOLLOW_LINKS));
      }
    }
    return files;
  }

  /**
   * What there is to know of a file.
   *
   * @throws IOException if there is no such file
   */
  public FileInfo stat(String path) throws IOException {
    return info(resolve(path));
  }

  /**
   * Opens a file.
   *
   * @param offset the byte to begin with
   * @return to be closed by the caller
   * @throws IOException if there is no such file, or it cannot be read
   */
  public InputStream open(String path, long offset) throws IOException {
    Path file = resolve(path);
    if (Files.isDirectory(file)) {
      throw new IOException("file \"" + path + "\" is a directory");
    }
    if (!Files.isRegularFile(file)) {
      // Whoever opens a pipe waits for somebody to write to it.
      throw new IOException("file \"" + path + "\" is not a regular file");
    }
    Path root = home.toRealPath();
    return Channels.newInputStream(
        UnlinkedFiles.open(root, root.relativize(file)).position(offset));
  }

  private Path resolve(String path) throws IOException {
    Path root = home.toRealPath();
    Path wanted = relative(root, path).toRealPath();
    if (!wanted.startsWith(root)) {
      throw new IOException("Path escapes the alloc directory");
    }
    Path inside = root.relativize(wanted);
    if (inside.getNameCount() > 1 && inside.getName(1).toString().equals(SECRETS)) {
      throw new IOException("Reading secret file prohibited: " + path);
    }
    return wanted;
  }

  private static Path relative(Path root, String path) throws IOException {
    try {
      String inside = path.replaceFirst("^/+", "");
      Path wanted = root.resolve(inside).normalize();
      if (!wanted.startsWith(root)) {
        throw new IOException("Path escapes the alloc directory");
      }
      return wanted;
    } catch (InvalidPathException e) {
      throw new NoSuchFileException(path);
    }
  }

  private static FileInfo info(Path file, LinkOption... options) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    Class<? extends BasicFileAttributes> known =
        posix ? PosixFileAttributes.class : BasicFileAttributes.class;
    BasicFileAttributes attributes = Files.readAttributes(file, known, options);
    String permissions =
        attributes instanceof PosixFileAttributes rich
            ? PosixFilePermissions.toString(rich.permissions())
            : "rw-r--r--";
    String kind = attributes.isDirectory() ? "d" : attributes.isSymbolicLink() ? "L" : "-";
    return new FileInfo(
        file.getFileName().toString(),
        attributes.isDirectory(),
        attributes.size(),
        kind + permissions,
        attributes.lastModifiedTime());
  }
}
