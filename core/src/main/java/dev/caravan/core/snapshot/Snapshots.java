package dev.caravan.core.snapshot;

import dev.caravan.core.state.ClusterState;
import dev.caravan.core.storage.AuditHead;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * States that were written down, so that a restart folds only what came after. They hold nothing
 * that is not in the log: one that is missing, damaged, or of another version or log costs time and
 * nothing else.
 */
public final class Snapshots {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
  private static final Pattern NAME = Pattern.compile("state-(\\d{1,18})\\.snapshot");
  private static final String UNFINISHED = "state.part";
  private static final int KEPT = 2;
  private static final int BUFFER = 1 << 20;

  private final Path directory;
  private final @Nullable String rules = StateRules.checksum().orElse(null);

  private Snapshots(Path directory) {
    this.directory = directory;
  }

  /** The snapshots of a directory, which is made with the first one. */
  public static Snapshots in(Path directory) {
    return new Snapshots(directory);
  }

  /**
   * The newest state that can be used.
   *
   * @param belongs whether the log has this event with this hash
   */
  public Optional<ClusterState> newest(Predicate<AuditHead> belongs) {
    return files().stream().flatMap(file -> read(file, belongs).stream()).findFirst();
  }

  private Optional<ClusterState> read(Path file, Predicate<AuditHead> belongs) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      return Optional.of(StateFile.read(in, head -> require(head, belongs)));
    } catch (IOException | RuntimeException e) {
      LOG.warn("Snapshot {} is passed over, which costs some time: {}", file, e.toString());
      return Optional.empty();
    }
  }

  private void require(StateFile.Head head, Predicate<AuditHead> belongs) throws IOException {
    if (!head.rules().equals(rules)) {
      throw new IOException("another version of Caravan has written it");
    }
    if (!belongs.test(new AuditHead(head.position(), head.hash()))) {
      throw new IOException("it is not of this log");
    }
  }

  /**
   * Writes a state down, and forgets the oldest ones. If that fails, it is said in the host's log.
   *
   * @param head the event that the state has come to, with its hash
   */
  public void write(ClusterState state, AuditHead head) {
    if (rules == null) {
      return;
    }
    Path unfinished = directory.resolve(UNFINISHED);
    try {
      Files.createDirectories(directory);
      try (FileOutputStream file = new FileOutputStream(unfinished.toFile());
          OutputStream out = new BufferedOutputStream(file, BUFFER)) {
        StateFile.write(out, StateFile.Head.of(rules, head.hash(), state), state);
        out.flush();
        file.getFD().sync();
      }
      Files.move(
          unfinished,
          directory.resolve("state-" + head.position() + ".snapshot"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      prune();
    } catch (IOException | RuntimeException e) {
      LOG.warn("No snapshot could be written to {}; the next start takes longer", directory, e);
      delete(unfinished);
    }
  }

  /** A disk that is full needs its room for other things. */
  private static void delete(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      LOG.debug("{} cannot be removed; the next snapshot replaces it", unfinished, e);
    }
  }

  private void prune() throws IOException {
    List<Path> files = files();
    for (Path old : files.subList(Math.min(KEPT, files.size()), files.size())) {
      Files.deleteIfExists(old);
    }
  }

  /** Newest first. */
  private List<Path> files() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted(Comparator.comparingLong(Snapshots::position).reversed())
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      LOG.warn("Snapshots in {} cannot be looked for, which costs some time", directory, e);
      return List.of();
    }
  }

  private static long position(Path file) {
    Matcher matcher = NAME.matcher(file.getFileName().toString());
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
  }
}
