package dev.caravan.example.cli.common;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Where a command is given.
 *
 * @param in what is piped or typed
 * @param out for what was asked for
 * @param err for what went wrong
 * @param environment variables
 * @param directory that relative paths begin at
 * @param clock that ages are counted by
 * @param terminal whether somebody looks at it: then there are colours
 */
public record Session(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path directory,
    Clock clock,
    boolean terminal) {

  /** The first of these variables that says something, or else nothing. */
  public String variable(String... names) {
    for (String name : names) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }
}
