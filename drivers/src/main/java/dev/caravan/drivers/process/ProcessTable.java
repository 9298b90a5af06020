package dev.caravan.drivers.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes of this host, as {@code /proc} shows them. */
final class ProcessTable {
  private static final Path PROC = Path.of("/proc");

  private ProcessTable() {}

  /**
   * One process.
   *
   * @param id its number
   * @param session the number of its session
   * @param userTicks the CPU time that it and its reaped children used in programs, in {@link
   *     #TICKS_PER_SECOND}
   * @param systemTicks the same in the kernel
   * @param start when it started, in ticks since the start of the system
   */
  record Entry(long id, long session, long userTicks, long systemTicks, long start) {}

  /** The unit of times in {@code /proc}; Linux shows this to programs whatever its kernel uses. */
  static final long TICKS_PER_SECOND = 100;

  /**
   * Whether a process lives and has this word among its arguments. The word guards against another
   * process that got the same number later; a zombie has no arguments and does not count.
   */
  static boolean isAlive(long id, String word) {
    return read(id, "cmdline").stream()
        .flatMap(arguments -> Stream.of(arguments.split("\0")))
        .anyMatch(word::equals);
  }

  /** Whether a process lives and is the one that started at this time. */
  static boolean isAlive(long id, long start) {
    return entry(id).filter(entry -> entry.start() == start).isPresent();
  }

  /** The processes of a session. */
  static List<Entry> session(long session) throws IOException {
    try (Stream<Path> processes = Files.list(PROC)) {
      return processes
          .map(process -> process.getFileName().toString())
          .filter(name -> name.chars().allMatch(Character::isDigit))
          .flatMap(name -> entry(Long.parseLong(name)).stream())
          .filter(entry -> entry.session() == session)
          .toList();
    }
  }

  /** Those of these processes that have not ended. */
  static List<Entry> entries(List<Long> ids) {
    return ids.stream().flatMap(id -> entry(id).stream()).toList();
  }

  /** The memory of a process that is in RAM; 0 if it has ended. */
  static long residentBytes(long id) {
    return bytes(id, "VmRSS:");
  }

  /** The memory of a process that is not in RAM; 0 if it has ended. */
  static long swappedBytes(long id) {
    return bytes(id, "VmSwap:");
  }

  private static long bytes(long id, String name) {
    return read(id, "status").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(0);
  }

  /**
   * Reads a line of {@code /proc/N/stat}; the name in it is in parentheses and may hold anything.
   */
  static Entry parse(long id, String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return new Entry(
        id,
        Long.parseLong(fields[3]),
        Long.parseLong(fields[11]) + Long.parseLong(fields[13]),
        Long.parseLong(fields[12]) + Long.parseLong(fields[14]),
        Long.parseLong(fields[19]));
  }

  private static Optional<Entry> entry(long id) {
    return read(id, "stat").map(stat -> parse(id, stat));
  }

  private static Optional<String> read(long id, String file) {
    try {
      Path path = PROC.resolve(Long.toString(id)).resolve(file);
      return Optional.of(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
    } catch (IOException ended) {
      return Optional.empty();
    }
  }
}
