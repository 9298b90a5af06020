package dev.caravan.core.storage;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Writes events to a file of an archive: lines of JSON as in an export, behind a line that says
 * what they are. Each block of them is compressed by itself, so that events in the middle can be
 * read; gunzip reads all of the file.
 */
final class ArchiveWriter implements AutoCloseable {
  private static final String FORM = "caravan archived events 1";
  private static final int EVENTS_PER_BLOCK = 500;

  private final String name;
  private final FileChannel file;
  private final List<ArchivedBlock> blocks = new ArrayList<>();
  private final List<ChainedEvent> block = new ArrayList<>();

  private ArchiveWriter(String name, FileChannel file) {
    this.name = name;
    this.file = file;
  }

  /**
   * Begins a file; what is there of its name is written over.
   *
   * @param name by which it is known later
   */
  static ArchiveWriter begin(Path file, String name, EventChain chain) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    ArchiveWriter writer = new ArchiveWriter(name, channel);
    writer.append(compressed(out -> writeHeader(out, chain)));
    return writer;
  }

  private static void writeHeader(JsonGenerator out, EventChain chain) throws IOException {
    out.writeStartObject();
    out.writeStringField("form", FORM);
    out.writeStringField("algorithm", chain.algorithm());
    out.writeStringField("genesis", chain.genesis().toString());
    out.writeEndObject();
    out.writeRaw('\n');
  }

  /** Adds the next event, which is behind those before it. */
  void add(ChainedEvent event) throws IOException {
    block.add(event);
    if (block.size() == EVENTS_PER_BLOCK) {
      endBlock();
    }
  }

  private void endBlock() throws IOException {
    if (block.isEmpty()) {
      return;
    }
    byte[] bytes =
        compressed(
            out -> {
              for (ChainedEvent event : block) {
                LogLines.write(out, event.event(), event.requireHash());
              }
            });
    long offset = file.position();
    append(bytes);
    blocks.add(
        new ArchivedBlock(
            block.get(0).event().position(),
            block.get(block.size() - 1).event().position(),
            name,
            offset,
            bytes.length,
            Hash.sha256(bytes)));
    block.clear();
  }

  private void append(byte[] bytes) throws IOException {
    for (ByteBuffer left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
      file.write(left);
    }
  }

  private static byte[] compressed(Lines lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer writer =
            new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8);
        JsonGenerator out = LogLines.generator(writer)) {
      lines.writeTo(out);
    }
    return bytes.toByteArray();
  }

  /** Ends the file, which is on the disk then. What is where in it. */
  List<ArchivedBlock> end() throws IOException {
    endBlock();
    file.force(true);
    return List.copyOf(blocks);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Something to write. */
  @FunctionalInterface
  private interface Lines {
    void writeTo(JsonGenerator out) throws IOException;
  }
}
