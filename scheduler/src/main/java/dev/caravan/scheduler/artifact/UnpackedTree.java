package dev.caravan.scheduler.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where an archive is unpacked to. Nothing is written outside of it: neither by a name with {@code
 * ..}, nor through a link, be it of the archive or there before; and no link that leads out of it
 * is left.
 */
final class UnpackedTree {
  private static final int EXECUTABLE_BY_OWNER = 0100;

  private final Path root;
  private final Allowance allowance;
  private final List<Path> links = new ArrayList<>();
  private long bytes;

  UnpackedTree(Path root, Allowance allowance) throws IOException {
    this.root = Files.createDirectories(root).toRealPath();
    this.allowance = allowance;
  }

  void directory(String name) throws ArtifactException, IOException {
    Path place = place(name);
    if (!place.equals(root)) {
      allowance.countFile();
      makeDirectories(place, name);
    }
  }

  void file(String name, InputStream content, int mode) throws ArtifactException, IOException {
    Path place = newPlace(name);
    try (OutputStream out = Files.newOutputStream(place, StandardOpenOption.CREATE_NEW)) {
      bytes = allowance.copy(content, out, bytes);
    }
    if ((mode & EXECUTABLE_BY_OWNER) != 0) {
      Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(place));
      permissions.addAll(
          Set.of(
              PosixFilePermission.OWNER_EXECUTE,
              PosixFilePermission.GROUP_EXECUTE,
              PosixFilePermission.OTHERS_EXECUTE));
      Files.setPosixFilePermissions(place, permissions);
    }
  }

  void link(String name, @Nullable String target) throws ArtifactException, IOException {
    Path place = newPlace(name);
    try {
      Path to = Path.of(String.valueOf(target));
      if (to.isAbsolute() || !place.resolveSibling(to).normalize().startsWith(root)) {
        throw escapes(name);
      }
      links.add(Files.createSymbolicLink(place, to));
    } catch (InvalidPathException e) {
      throw escapes(name);
    }
  }

  /** A second name of a file that was unpacked before. */
  void sameFile(String name, String other) throws ArtifactException, IOException {
    Path known = place(other);
    if (!Files.isRegularFile(known, LinkOption.NOFOLLOW_LINKS)
        || !known.toRealPath().startsWith(root)) {
      throw escapes(name);
    }
    Files.createLink(newPlace(name), known);
  }

  /** One link alone leads nowhere else, but several may do so together. */
  void checkLinks() throws ArtifactException, IOException {
    for (Path link : links) {
      boolean escapes =
          Files.exists(link)
              ? !link.toRealPath().startsWith(root)
              : goesUp(Files.readSymbolicLink(link));
      if (escapes) {
        for (Path each : links) {
          Files.deleteIfExists(each);
        }
        throw escapes(root.relativize(link).toString());
      }
    }
  }

  private static boolean goesUp(Path target) {
    return StreamSupport.stream(target.spliterator(), false).anyMatch(Path.of("..")::equals);
  }

  /** Where a file or a link goes; what was there is gone. */
  private Path newPlace(String name) throws ArtifactException, IOException {
    allowance.countFile();
    Path place = place(name);
    if (place.equals(root) || Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      throw ArtifactException.refused("entry \"%s\" is a directory already".formatted(name));
    }
    makeDirectories(Objects.requireNonNull(place.getParent()), name);
    Files.deleteIfExists(place);
    return place;
  }

  private Path place(String name) throws ArtifactException {
    try {
      Path place = root.resolve(name.replace('\\', '/')).normalize();
      if (place.startsWith(root) && !Path.of(name).isAbsolute()) {
        return place;
      }
    } catch (InvalidPathException e) {
      throw escapes(name);
    }
    throw escapes(name);
  }

  /** One after the other: none is made on the far side of a link. */
  private void makeDirectories(Path directory, String name) throws ArtifactException, IOException {
    Path at = root;
    for (Path part : root.relativize(directory)) {
      at = at.resolve(part);
      if (!Files.isDirectory(at)) {
        Files.createDirectory(at);
      }
      if (!at.toRealPath().startsWith(root)) {
        throw escapes(name);
      }
    }
  }

  private static ArtifactException escapes(String name) {
    return ArtifactException.refused(
        "entry \"%s\" of the archive leads out of its destination".formatted(name));
  }
}
