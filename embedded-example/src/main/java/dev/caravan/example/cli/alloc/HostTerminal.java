package dev.caravan.example.cli.alloc;

import dev.caravan.example.client.ExecClient.Size;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The terminal that this process reads from, as {@code stty} sees it: Java cannot make one pass on
 * each key as it is typed.
 */
final class HostTerminal implements AutoCloseable {
  private final String settings;

  private HostTerminal(String settings) {
    this.settings = settings;
  }

  /** Whether this process reads from one. */
  static boolean isThere() {
    return stty("-g") != null;
  }

  /** Has it pass on what is typed as it is, until this is closed. */
  static HostTerminal raw() {
    String settings = stty("-g");
    stty("raw", "-echo");
    return new HostTerminal(settings == null ? "sane" : settings);
  }

  /** How large it is; null if it does not tell. */
  @Nullable Size size() {
    String size = stty("size");
    String[] numbers = size == null ? new String[0] : size.split(" ");
    return numbers.length == 2
        ? new Size(Integer.parseInt(numbers[1]), Integer.parseInt(numbers[0]))
        : null;
  }

  @Override
  public void close() {
    stty(settings);
  }

  /** What it prints; null if it fails. */
  private static @Nullable String stty(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "stty";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process stty =
          new ProcessBuilder(command)
              .redirectInput(Redirect.INHERIT)
              .redirectError(Redirect.DISCARD)
              .start();
      String printed =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
      return stty.onExit().join().exitValue() == 0 ? printed : null;
    } catch (IOException e) {
      return null;
    }
  }
}
