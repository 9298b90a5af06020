package dev.caravan.scheduler.runner;

import dev.caravan.core.model.Template;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file that a template becomes. Its task may run, and put links in the place of directories and
 * files while it is written: nothing is written, nor given other permissions, outside of what it
 * may write to.
 *
 * @param sandbox where it may be
 * @param file where it is to be
 * @param text what it is to have
 * @param template what it is made of
 */
record RenderedFile(Sandbox sandbox, Path file, String text, Template template) {
  /** Whether the file has this text already. */
  boolean isWritten() throws IOException {
    return Files.isRegularFile(file) && Files.readString(file).equals(text);
  }

  /** Puts the text in the place of what was there, at once and whole. */
  void write() throws IOException {
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("\"" + template.destination() + "\" is a directory");
    }
    Files.createDirectories(file.getParent());
    Path fresh = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new");
    try {
      // From here on it is there, and nowhere else: by other ways no file of this name is found.
      sandbox.requireInside(fresh, template.destination());
      try (OutputStream out =
          Files.newOutputStream(fresh, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
      own(fresh, "unix:uid", template.uid());
      own(fresh, "unix:gid", template.gid());
      Files.getFileAttributeView(fresh, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .setPermissions(permissions(template.perms()));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void own(Path file, String attribute, @Nullable Integer id) throws IOException {
    if (id != null && id >= 0) {
      Files.setAttribute(file, attribute, id, LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** Those of octal digits, the last three of them. */
  private static Set<PosixFilePermission> permissions(String octal) {
    int bits = Integer.parseInt(octal, 8);
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] fromHighest = PosixFilePermission.values();
    for (int i = 0; i < fromHighest.length; i++) {
      if ((bits & (1 << (fromHighest.length - 1 - i))) != 0) {
        permissions.add(fromHighest[i]);
      }
    }
    return permissions;
  }
}
