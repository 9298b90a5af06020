package dev.caravan.example.output;

import dev.caravan.core.view.Bytes;
import dev.caravan.example.api.FileInfo;
import java.util.List;

/** Files of an allocation as {@code alloc fs} prints them. */
public final class FileListText {
  private FileListText() {}

  /**
   * The files in the order given.
   *
   * @param exact whether sizes are told in bytes
   */
  public static String list(List<FileInfo> files, boolean exact) {
    Table table = Table.of("Mode", "Size", "Modified Time", "Name");
    for (FileInfo file : files) {
      table.row(file.fileMode(), size(file, exact), Times.utc(file.modTime()), file.displayName());
    }
    return table.render();
  }

  /** One file. */
  public static String stat(FileInfo file, boolean exact) {
    return list(List.of(file), exact);
  }

  private static String size(FileInfo file, boolean exact) {
    return exact ? String.valueOf(file.size()) : Bytes.ofBytes(file.size());
  }
}
