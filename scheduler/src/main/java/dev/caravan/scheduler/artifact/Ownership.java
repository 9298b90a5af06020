package dev.caravan.scheduler.artifact;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives files to a user and to his group. As in Nomad, nothing happens unless this process runs as
 * root, which alone can do it.
 *
 * @param user who is to own them
 * @param group whose group they are to have; null to leave them that of this process
 */
record Ownership(UserPrincipal user, @Nullable GroupPrincipal group) {
  private static final Path SELF = Path.of("/proc/self");
  private static final Path USERS = Path.of("/etc/passwd");

  /**
   * Gives a file, or a directory with all that is in it.
   *
   * @param name a user of this machine or its number; a group may follow after a colon
   * @throws ArtifactException if there is no such user or group
   */
  static void give(Path path, String name) throws ArtifactException, IOException {
    if (!runsAsRoot()) {
      return;
    }
    Ownership ownership = of(path.getFileSystem(), name);
    try (DirectoryStream<Path> parent = Files.newDirectoryStream(path.getParent())) {
      if (parent instanceof SecureDirectoryStream<Path> opened) {
        ownership.give(opened, name(path));
      }
    }
  }

  private static Path name(Path path) {
    return Objects.requireNonNull(path.getFileName());
  }

  private static boolean runsAsRoot() throws IOException {
    return Files.exists(SELF) && Files.getAttribute(SELF, "unix:uid").equals(0);
  }

  private static Ownership of(FileSystem files, String name) throws ArtifactException, IOException {
    String[] parts = name.split(":", 2);
    try {
      var known = files.getUserPrincipalLookupService();
      Optional<String> group = parts.length == 2 ? Optional.of(parts[1]) : primaryGroup(parts[0]);
      return new Ownership(
          known.lookupPrincipalByName(parts[0]),
          group.isPresent() ? known.lookupPrincipalByGroupName(group.get()) : null);
    } catch (UserPrincipalNotFoundException e) {
      throw ArtifactException.refused(
          "chown: this machine has no user or group \"%s\"".formatted(e.getName()));
    }
  }

  /** The number of the group that a user has where nothing else is said. */
  private static Optional<String> primaryGroup(String user) throws IOException {
    try (Stream<String> lines = Files.lines(USERS)) {
      return lines
          .map(line -> line.split(":", -1))
          .filter(fields -> fields.length > 3)
          .filter(fields -> fields[0].equals(user) || fields[2].equals(user))
          .map(fields -> fields[3])
          .findFirst();
    }
  }

  /** By opened directories: a link that is put in the way meanwhile leads nowhere. */
  private void give(SecureDirectoryStream<Path> parent, Path name) throws IOException {
    PosixFileAttributeView view =
        parent.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    PosixFileAttributes attributes = Objects.requireNonNull(view).readAttributes();
    if (attributes.isDirectory()) {
      try (SecureDirectoryStream<Path> directory =
          parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
        for (Path entry : directory) {
          give(directory, name(entry));
        }
      }
    }
    // Whose a link is makes no difference.
    if (!attributes.isSymbolicLink()) {
      view.setOwner(user);
      if (group != null) {
        view.setGroup(group);
      }
    }
  }
}
