package dev.caravan.example;

import java.io.PrintStream;

/** Where the walk-through is told: headings, commands, and what they print. */
final class Console {
  private final PrintStream out;

  Console(PrintStream out) {
    this.out = out;
  }

  /** What is about to be shown. */
  void heading(String text) {
    out.println("# " + text);
    out.println();
    out.flush();
  }

  /** A command that somebody would type; {@link #end()} ends its output. */
  void command(String line) {
    out.println("$ " + line);
    out.flush();
  }

  /** A piece of a command's output. */
  void print(String text) {
    out.println(text);
    out.flush();
  }

  /** A command's output is over. */
  void end() {
    out.println();
    out.flush();
  }

  /** A command with all of its output. */
  void command(String line, String output) {
    command(line);
    print(output);
    end();
  }
}
