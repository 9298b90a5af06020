package dev.caravan.core.snapshot;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.SchedulerConfiguration;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.state.StateParts;
import dev.caravan.core.state.StateParts.Remembered;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A state as bytes: a head, sections of things of one kind, and a checksum of it all. Sections
 * stand for themselves, so that they can be read side by side.
 */
final class StateFile {
  private static final String FORM = "caravan state 1";
  private static final int SECTION_SIZE = 50_000;
  private static final int LONGEST_SECTION = 1 << 30;

  /** The kinds of sections, in the order of their numbers, from 1; 0 is the end. */
  private static final List<Class<?>> KINDS =
      List.of(
          SchedulerConfiguration.class,
          RegisteredJob.class,
          Remembered.class,
          Node.class,
          Evaluation.class,
          Deployment.class,
          Allocation.class);

  /**
   * What the file says of itself.
   *
   * @param rules of what code its state came
   * @param position the last event that the state knows of
   * @param hash of that event
   * @param capacityPosition the state's
   * @param removalPosition the state's
   */
  record Head(
      String rules, long position, String hash, long capacityPosition, long removalPosition) {
    static Head of(String rules, String hash, ClusterState state) {
      return new Head(
          rules, state.position(), hash, state.capacityPosition(), state.removalPosition());
    }
  }

  /** Decides whether a file is of use, by what it says of itself. */
  @FunctionalInterface
  interface Usable {
    void require(Head head) throws IOException;
  }

  /** Some things of one kind, still as bytes. */
  private record Section(Class<?> kind, int count, Input bytes) {
    List<?> read() {
      Codec<?> codec = new Codecs().of(kind);
      List<Object> things = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        things.add(codec.read(bytes));
      }
      return things;
    }
  }

  private StateFile() {}

  static void write(OutputStream file, Head head, ClusterState state) throws IOException {
    CheckedOutputStream checked = new CheckedOutputStream(file, new CRC32C());
    DataOutputStream out = new DataOutputStream(checked);
    out.writeUTF(FORM);
    out.writeUTF(head.rules());
    out.writeLong(head.position());
    out.writeUTF(head.hash());
    out.writeLong(head.capacityPosition());
    out.writeLong(head.removalPosition());
    StateParts parts = state.parts();
    write(out, SchedulerConfiguration.class, parts.configuration());
    write(out, RegisteredJob.class, parts.jobs());
    write(out, Remembered.class, parts.collected());
    write(out, Node.class, parts.nodes());
    write(out, Evaluation.class, parts.evaluations());
    write(out, Deployment.class, parts.deployments());
    write(out, Allocation.class, parts.allocations());
    out.writeByte(0);
    out.writeLong(checked.getChecksum().getValue());
    out.flush();
  }

  private static <T> void write(DataOutputStream file, Class<T> kind, Collection<T> things)
      throws IOException {
    for (Iterator<T> all = things.iterator(); all.hasNext(); ) {
      Output out = new Output();
      Codec<T> codec = new Codecs().of(kind);
      int count = 0;
      for (; count < SECTION_SIZE && all.hasNext(); count++) {
        codec.write(all.next(), out);
      }
      byte[] bytes = out.toBytes();
      file.writeByte(KINDS.indexOf(kind) + 1);
      file.writeInt(count);
      file.writeInt(bytes.length);
      file.write(bytes);
    }
  }

  /**
   * Reads a file.
   *
   * @param usable looks at what the file says of itself, and throws if that makes it useless
   * @throws IOException if it is of another form, damaged or useless
   */
  static ClusterState read(InputStream file, Usable usable) throws IOException {
    CheckedInputStream checked = new CheckedInputStream(file, new CRC32C());
    DataInputStream in = new DataInputStream(checked);
    if (!in.readUTF().equals(FORM)) {
      throw new IOException("it is of another form");
    }
    Head head = new Head(in.readUTF(), in.readLong(), in.readUTF(), in.readLong(), in.readLong());
    usable.require(head);
    List<Section> sections = new ArrayList<>();
    for (int kind = in.readByte(); kind != 0; kind = in.readByte()) {
      sections.add(section(in, kind));
    }
    long checksum = checked.getChecksum().getValue();
    if (in.readLong() != checksum) {
      throw new IOException("it is damaged");
    }
    return state(head, sections);
  }

  private static ClusterState state(Head head, List<Section> sections) {
    List<List<?>> things = sections.parallelStream().<List<?>>map(Section::read).toList();
    return new StateParts(
            head.position(),
            head.capacityPosition(),
            head.removalPosition(),
            all(SchedulerConfiguration.class, sections, things),
            all(RegisteredJob.class, sections, things),
            all(Remembered.class, sections, things),
            all(Node.class, sections, things),
            all(Evaluation.class, sections, things),
            all(Deployment.class, sections, things),
            all(Allocation.class, sections, things))
        .toState();
  }

  private static Section section(DataInputStream in, int kind) throws IOException {
    int count = in.readInt();
    int length = in.readInt();
    if (kind < 0 || kind > KINDS.size() || count < 0 || length < 0 || length > LONGEST_SECTION) {
      throw new IOException("it is damaged");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("it is damaged");
    }
    return new Section(KINDS.get(kind - 1), count, new Input(bytes));
  }

  private static <T> List<T> all(Class<T> kind, List<Section> sections, List<List<?>> things) {
    List<T> all = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      if (sections.get(i).kind() == kind) {
        things.get(i).forEach(thing -> all.add(kind.cast(thing)));
      }
    }
    return all;
  }
}
