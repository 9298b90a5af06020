package dev.caravan.example.cli;

import dev.caravan.example.cli.common.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** How a command ended, and what it printed. */
record CommandRun(int exitCode, String out, String err) {

  /** Where commands are given: an agent, a directory, and what is typed. */
  record Shell(URI agent, Path directory, String input) {

    Shell typing(String text) {
      return new Shell(agent, directory, text);
    }

    /** Runs a command in this process. */
    CommandRun run(String... args) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Session session =
          new Session(
              new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8),
              Map.of("CARAVAN_ADDR", agent.toString()),
              directory,
              Clock.systemUTC(),
              false);
      int exitCode = Caravan.run(session, args);
      return new CommandRun(
          exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }

  /** Commands for an agent, given in a directory. */
  static Shell shell(URI agent, Path directory) {
    return new Shell(agent, directory, "");
  }

  /** A session in which nothing is typed, and nobody looks. */
  static Session session(Path directory) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Session(
        InputStream.nullInputStream(),
        nowhere,
        nowhere,
        Map.of(),
        directory,
        Clock.systemUTC(),
        false);
  }

  /**
   * Its standard output with {@code ID} for each short id, {@code TIME} for each time, {@code AGE}
   * for each age and one space for several.
   */
  String masked() {
    return out.replaceAll("\\b[0-9a-f]{8}\\b(?!-)", "ID")
        .replaceAll("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "WHOLE-ID")
        .replaceAll("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "TIME")
        .replaceAll("\\b(\\d+[a-z]+)+ ago", "AGE")
        .replaceAll("(?<=\\S) {2,}", "  ");
  }
}
