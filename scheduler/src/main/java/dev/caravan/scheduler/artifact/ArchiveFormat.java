package dev.caravan.scheduler.artifact;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** How files are packed; told from how a name ends, as go-getter does, which Nomad fetches with. */
enum ArchiveFormat {
  // Longer ends come first: a .tar.gz is no .gz.
  TAR_GZ("tar.gz", true),
  TGZ("tgz", true),
  TAR_BZ2("tar.bz2", true),
  TBZ2("tbz2", true),
  TAR("tar", true),
  ZIP("zip", true),
  GZ("gz", false),
  BZ2("bz2", false);

  private final String end;
  private final boolean hasEntries;

  ArchiveFormat(String end, boolean hasEntries) {
    this.end = end;
    this.hasEntries = hasEntries;
  }

  /** That of a file of this name; empty if it is none that is known. */
  static Optional<ArchiveFormat> ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(format -> lower.endsWith("." + format.end)).findFirst();
  }

  /** That which the option {@code archive} names. */
  static Optional<ArchiveFormat> ofOption(String option) {
    return Stream.of(values()).filter(format -> format.end.equals(option)).findFirst();
  }

  /** Whether it has files with names, and not just the bytes of one. */
  boolean hasEntries() {
    return hasEntries;
  }

  /** The name without what tells the format. */
  String strip(String name) {
    return ofName(name).filter(this::equals).isPresent()
        ? name.substring(0, name.length() - end.length() - 1)
        : name;
  }

  /** Opens a file and undoes the compression, but for that within a zip. */
  InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    return switch (this) {
      case TAR_GZ, TGZ, GZ -> new GZIPInputStream(in);
      case TAR_BZ2, TBZ2, BZ2 -> new BZip2CompressorInputStream(in, true);
      case TAR, ZIP -> in;
    };
  }
}
