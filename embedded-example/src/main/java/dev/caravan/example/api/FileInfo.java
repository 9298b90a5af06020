package dev.caravan.example.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file or directory of an allocation. */
public record FileInfo(
    String name, boolean isDir, long size, String fileMode, @Nullable Instant modTime) {

  /** Its name, with a slash behind that of a directory. */
  public String displayName() {
    return isDir ? name + "/" : name;
  }
}
