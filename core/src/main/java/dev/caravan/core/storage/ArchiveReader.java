package dev.caravan.core.storage;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads blocks of the files of an archive, if they are as they were written. */
final class ArchiveReader {
  private final Path directory;

  /** Of the files in this directory. */
  ArchiveReader(Path directory) {
    this.directory = directory;
  }

  /**
   * The events of a block.
   *
   * @throws StorageException if the file is not there, or not as it was written
   */
  List<ChainedEvent> read(ArchivedBlock block) {
    Path file = directory.resolve(block.file());
    try {
      byte[] bytes = bytes(file, block);
      if (!Hash.sha256(bytes).equals(block.digest())) {
        throw damaged(file, block);
      }
      return events(bytes);
    } catch (NoSuchFileException e) {
      throw new StorageException(
          "events "
              + block.first()
              + " to "
              + block.last()
              + " are in the archive "
              + file
              + ", which is not there; put it back",
          e);
    } catch (IOException | IllegalArgumentException e) {
      throw new StorageException("the archive " + file + " cannot be read: " + e, e);
    }
  }

  private static StorageException damaged(Path file, ArchivedBlock block) {
    return new StorageException(
        "the archive "
            + file
            + " is damaged behind byte "
            + block.offset()
            + ", where events "
            + block.first()
            + " to "
            + block.last()
            + " are; restore it from a copy");
  }

  private static byte[] bytes(Path file, ArchivedBlock block) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(block.length());
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, block.offset() + bytes.position()) < 0) {
          throw damaged(file, block);
        }
      }
      return bytes.array();
    }
  }

  private static List<ChainedEvent> events(byte[] bytes) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(bytes)), StandardCharsets.UTF_8))) {
      return lines.lines().map(LogLines::event).toList();
    }
  }
}
