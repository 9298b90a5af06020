package dev.caravan.drivers.process;

import dev.caravan.core.driver.DriverException;
import dev.caravan.drivers.support.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A process group, to send signals to: Java itself can only reach single processes.
 *
 * @param sh a shell, for its built-in {@code kill}
 * @param number the group's number
 */
record ProcessGroup(Path sh, long number) {

  /**
   * Sends a signal to all of the group.
   *
   * @return whether there was anybody to send it to
   */
  boolean send(Signal signal) throws DriverException {
    try {
      Process kill = kill(signal);
      String complaint = new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean sent = kill.waitFor() == 0;
      if (!sent && !complaint.contains("No such process")) {
        throw new DriverException(
            "cannot send %s to process group %d: %s".formatted(signal, number, complaint.trim()),
            false);
      }
      return sent;
    } catch (IOException e) {
      throw new DriverException("cannot send %s: %s".formatted(signal, e.getMessage()), true, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DriverException("interrupted while sending " + signal, true, e);
    }
  }

  /** Not every shell takes the shorter {@code kill -15 -- -123}. */
  private Process kill(Signal signal) throws IOException {
    String command = "kill -s %d -- -%d".formatted(signal.number(), number);
    ProcessBuilder builder = new ProcessBuilder(sh.toString(), "-c", command);
    builder.environment().put("LC_ALL", "C");
    return builder.redirectErrorStream(true).start();
  }
}
