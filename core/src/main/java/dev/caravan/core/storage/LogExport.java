package dev.caravan.core.storage;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;

/** Writes a log as lines of JSON, as far as it goes when that begins. */
final class LogExport {
  private LogExport() {}

  /** Into a file, which is there only once it is whole. */
  static AuditHead toFile(LogStore log, Path file, ProgressListener progress) {
    if (Files.exists(file)) {
      throw new StorageException(file + " exists; choose another file");
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try {
      AuditHead head;
      try (Writer out = Files.newBufferedWriter(unfinished)) {
        head = write(log, out, progress);
      }
      Files.move(unfinished, file);
      return head;
    } catch (IOException e) {
      throw new StorageException("the event log cannot be exported to " + file + ": " + e, e);
    } finally {
      LeftOver.delete(unfinished);
    }
  }

  /** To a writer, which is flushed and not closed. */
  static AuditHead write(LogStore log, Writer writer, ProgressListener progress)
      throws IOException {
    EventChain chain = log.newChain();
    ChainCheck check = new ChainCheck(chain, chain.start());
    long end = log.position();
    JsonGenerator out = LogLines.generator(writer);
    LogLines.writeHeader(
        out, new LogLines.Header(chain.algorithm(), chain.genesis(), end, log.chainedLater()));
    try (Stream<ChainedEvent> events = log.stored(0)) {
      for (Iterator<ChainedEvent> all = events.iterator();
          check.head().position() < end && all.hasNext(); ) {
        LogLines.write(out, check.require(all.next()), check.head().hash());
        Progress.tell(progress, check.head().position(), end);
      }
    }
    LogLines.writeEnd(out, check.head());
    out.flush();
    return check.head().toAuditHead();
  }
}
