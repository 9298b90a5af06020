package dev.caravan.scheduler.runner;

import dev.caravan.core.model.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file that a template becomes.
 *
 * @param file where it is to be
 * @param text what it is to have
 * @param template what it is made of
 */
record RenderedFile(Path file, String text, Template template) {

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
      Files.writeString(fresh, text);
      Files.setPosixFilePermissions(fresh, permissions(template.perms()));
      own(fresh, "unix:uid", template.uid());
      own(fresh, "unix:gid", template.gid());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void own(Path file, String attribute, @Nullable Integer id) throws IOException {
    if (id != null && id >= 0) {
      Files.setAttribute(file, attribute, id);
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
