package dev.caravan.core.driver;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Opens files of directories that tasks may write to. No link is followed, not even one that a task
 * puts in the place of a directory meanwhile: each step of the path is taken from a directory that
 * is open already.
 */
public final class UnlinkedFiles {
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private UnlinkedFiles() {}

  /**
   * Opens a file for reading.
   *
   * @param root a directory that no task can move; links on the way to it are followed
   * @param inside the path from there, without {@code ..}
   * @return to be closed by the caller
   * @throws IOException if there is no such file, or a link is on the way
   */
  public static SeekableByteChannel open(Path root, Path inside) throws IOException {
    try (DirectoryStream<Path> directory = Files.newDirectoryStream(root)) {
      return directory instanceof SecureDirectoryStream<Path> secure
          ? open(secure, inside)
          : Files.newByteChannel(root.resolve(inside), READ);
    }
  }

  private static SeekableByteChannel open(SecureDirectoryStream<Path> directory, Path inside)
      throws IOException {
    Path first = inside.getName(0);
    if (inside.getNameCount() == 1) {
      return directory.newByteChannel(first, READ);
    }
    try (SecureDirectoryStream<Path> next =
        directory.newDirectoryStream(first, LinkOption.NOFOLLOW_LINKS)) {
      return open(next, inside.subpath(1, inside.getNameCount()));
    }
  }
}
