package dev.caravan.core.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a data directory to one process, and within it to one storage. The operating system drops
 * the lock when the process ends, however it ends.
 */
final class DirectoryLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryLock.class);
  private static final String FILE = "caravan.lock";

  /** Far behind the text of the file, which thereby can be read by others everywhere. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /**
   * The directories in use in this process. Opening and closing the lock file a second time would
   * drop the first one's lock on POSIX systems, so the file must not be asked.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Takes the lock of a directory.
   *
   * @throws StorageException if somebody else has it
   */
  static DirectoryLock take(Path directory) {
    Path real = realPath(directory);
    if (!HELD_HERE.add(real)) {
      throw new StorageException(
          "data directory "
              + directory
              + " is in use in this process already; close what uses it or choose another"
              + " directory");
    }
    DirectoryLock lock = null;
    try {
      lock = lock(directory, real);
      return lock;
    } catch (IOException e) {
      throw new StorageException("data directory " + directory + " cannot be locked: " + e, e);
    } finally {
      if (lock == null) {
        HELD_HERE.remove(real);
      }
    }
  }

  private static Path realPath(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      throw new StorageException("data directory " + directory + " cannot be used: " + e, e);
    }
  }

  private static DirectoryLock lock(Path directory, Path real) throws IOException {
    Path file = real.resolve(FILE);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        throw new StorageException(
            "data directory "
                + directory
                + " is in use by another process"
                + holder(file)
                + "; stop it or choose another directory");
      }
      writePid(channel);
      return new DirectoryLock(real, channel);
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
  }

  private static void writePid(FileChannel channel) {
    byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(pid), 0);
    } catch (IOException e) {
      LOG.debug("The process that holds {} cannot be named to others", FILE, e);
    }
  }

  private static String holder(Path file) throws IOException {
    String pid = Files.readString(file).strip();
    return pid.isEmpty() ? "" : " (pid " + pid + ")";
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StorageException("data directory " + directory + " cannot be let go of: " + e, e);
    } finally {
      HELD_HERE.remove(directory);
    }
  }
}
