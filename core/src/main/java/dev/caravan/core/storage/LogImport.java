package dev.caravan.core.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads a log that was written as lines of JSON, and makes sure that it is whole. */
final class LogImport {
  private final Path file;
  private final BufferedReader lines;
  private int number;

  private LogImport(Path file, BufferedReader lines) {
    this.file = file;
    this.lines = lines;
  }

  static AuditHead toDirectory(
      Path file, Path directory, @Nullable AuditKey key, ProgressListener progress) {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      return new LogImport(file, lines).into(directory, EventChain.of(key), progress);
    } catch (IOException | UncheckedIOException e) {
      throw new StorageException(file + " cannot be read: " + e, e);
    }
  }

  private AuditHead into(Path directory, EventChain chain, ProgressListener progress) {
    LogLines.Header header = header(chain);
    Lines events = new Lines();
    return SqliteCopy.write(
        directory,
        chain,
        StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(events, Spliterator.ORDERED), false),
        header.events(),
        header.chainedLater(),
        progress);
  }

  private LogLines.Header header(EventChain chain) {
    LogLines.Header header = parse(next(), LogLines::header);
    if (!header.genesis().equals(chain.genesis())) {
      throw new StorageException(
          file
              + " is chained by "
              + header.algorithm()
              + " and not with the audit key that was given, if any; import it with the key it was"
              + " written with");
    }
    return header;
  }

  private String next() {
    try {
      number++;
      String line = lines.readLine();
      if (line == null) {
        throw new StorageException(
            file + " ends in line " + (number - 1) + " without a head: it is not whole");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T parse(String line, Function<String, T> parser) {
    try {
      return parser.apply(line);
    } catch (IllegalArgumentException e) {
      throw new StorageException(
          "line " + number + " of " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The events up to the last line, which must be the head that they lead to. */
  private final class Lines implements Iterator<ChainedEvent> {
    private AuditHead last = new AuditHead(0, "");
    private @Nullable String line;

    @Override
    public boolean hasNext() {
      if (line == null) {
        line = LogImport.this.next();
      }
      if (!LogLines.isEnd(line)) {
        return true;
      }
      AuditHead head = parse(line, LogLines::end);
      if (head.position() != 0 && !head.equals(last)) {
        throw new StorageException(
            file + " has events up to " + last.position() + ", but its head is " + head);
      }
      return false;
    }

    @Override
    public ChainedEvent next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the log has ended");
      }
      ChainedEvent event = parse(String.valueOf(line), LogLines::event);
      line = null;
      last = new AuditHead(event.event().position(), event.requireHash().toString());
      return event;
    }
  }
}
