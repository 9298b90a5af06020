package dev.caravan.core.storage;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.aggregate.Ledgers;
import dev.caravan.core.samples.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;

/** A second JVM that opens a data directory, and writes to it without end if it is told to. */
final class OtherProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;

  private OtherProcess(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts it; it answers with the position of the log after each unit that it has written. */
  static OtherProcess start(Path directory, int unitsToWrite) {
    try {
      return new OtherProcess(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  OtherProcess.class.getName(),
                  directory.toString(),
                  Integer.toString(unitsToWrite))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** The next position that it answers; none once it has ended. */
  OptionalLong nextAnswer() {
    try {
      String line = answers.readLine();
      // What a killed process has begun to say counts for nothing.
      return line == null || !line.endsWith(";")
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(line.substring(0, line.length() - 1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unlike {@link Process#destroyForcibly}, leaves what it answered to be read. */
  void kill() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  public static void main(String[] args) throws IOException {
    PrintStream answer = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int units = Integer.parseInt(args[1]);
    try (Ledger ledger = Ledgers.open(EventStorage.sqlite(Path.of(args[0])), Clock.systemUTC())) {
      answer.println(ledger.state().position() + ";");
      for (int unit = 0; unit < units; unit++) {
        int first = unit * 3 + 1;
        ledger.execute(
            "other",
            List.of(
                Samples.placeAllocation(first),
                Samples.placeAllocation(first + 1),
                Samples.placeAllocation(first + 2)));
        answer.println(ledger.state().position() + ";");
      }
      // Until it is killed, or whoever started it is gone.
      while (System.in.read() >= 0) {}
    }
  }
}
