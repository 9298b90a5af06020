package dev.caravan.example;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How a run of the example ended, and what it printed.
 *
 * @param out its standard output, with {@code ID} for each short id and {@code TIME} for each time
 */
record CapturedOutput(int exitCode, String out, String err) {

  /** Runs the example in this process. */
  static CapturedOutput of(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = Main.run(stream(out), stream(err), args);
    return new CapturedOutput(
        exitCode,
        out.toString(StandardCharsets.UTF_8)
            .replaceAll("\\b[0-9a-f]{8}\\b(?!-)", "ID")
            .replaceAll("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "TIME"),
        err.toString(StandardCharsets.UTF_8));
  }

  /**
   * What a command printed, without the empty line at its end.
   *
   * @param index which time the command was given, from 0
   */
  String output(String command, int index) {
    String prompt = "$ " + command + "\n";
    int start = -1;
    for (int i = 0; i <= index; i++) {
      start = indexOf(prompt, start + 1);
    }
    int next = nextOf(out.indexOf("\n\n$ ", start), out.indexOf("\n\n# ", start));
    return out.substring(start + prompt.length(), next + 1);
  }

  /**
   * A part of the output.
   *
   * @param end what comes behind it; null if it is the rest
   */
  String between(String start, @Nullable String end) {
    int from = indexOf("\n" + start, 0) + 1;
    return end == null ? out.substring(from) : out.substring(from, indexOf("\n" + end, from) + 1);
  }

  private int indexOf(String text, int from) {
    int index = out.indexOf(text, from);
    if (index < 0) {
      throw new AssertionError("nothing like this in the output: " + text + "\n" + out + err);
    }
    return index;
  }

  private int nextOf(int one, int other) {
    int first = Math.min(one < 0 ? out.length() : one, other < 0 ? out.length() : other);
    return Math.min(first, out.length() - 1);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
