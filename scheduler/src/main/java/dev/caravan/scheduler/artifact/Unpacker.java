package dev.caravan.scheduler.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Unpacks archives. What their entries may be, {@link UnpackedTree} judges. */
final class Unpacker {
  private Unpacker() {}

  static void unpack(Path archive, ArchiveFormat format, Path destination, Allowance allowance)
      throws ArtifactException, IOException {
    UnpackedTree tree = new UnpackedTree(destination, allowance);
    if (format == ArchiveFormat.ZIP) {
      zip(archive, tree);
    } else {
      tar(archive, format, tree);
    }
    tree.checkLinks();
  }

  private static void zip(Path archive, UnpackedTree tree) throws ArtifactException, IOException {
    try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
      var entries = zip.getEntries();
      while (entries.hasMoreElements()) {
        ZipArchiveEntry entry = entries.nextElement();
        if (entry.isDirectory()) {
          tree.directory(entry.getName());
        } else if (entry.isUnixSymlink()) {
          tree.link(entry.getName(), zip.getUnixSymlink(entry));
        } else {
          try (InputStream in = zip.getInputStream(entry)) {
            tree.file(entry.getName(), in, entry.getUnixMode());
          }
        }
      }
    }
  }

  private static void tar(Path archive, ArchiveFormat format, UnpackedTree tree)
      throws ArtifactException, IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(format.open(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isDirectory()) {
          tree.directory(entry.getName());
        } else if (entry.isSymbolicLink()) {
          tree.link(entry.getName(), entry.getLinkName());
        } else if (entry.isLink()) {
          tree.sameFile(entry.getName(), entry.getLinkName());
        } else if (!entry.isCharacterDevice() && !entry.isBlockDevice() && !entry.isFIFO()) {
          tree.file(entry.getName(), tar, entry.getMode());
        } else {
          throw ArtifactException.refused(
              "entry \"%s\" is neither a file nor a directory nor a link"
                  .formatted(entry.getName()));
        }
      }
    }
  }
}
