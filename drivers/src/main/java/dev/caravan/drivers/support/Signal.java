package dev.caravan.drivers.support;

import dev.caravan.core.driver.DriverException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The signals of Linux that a job file may name, with their numbers on x86 and ARM. */
public enum Signal {
  SIGHUP(1),
  SIGINT(2),
  SIGQUIT(3),
  SIGILL(4),
  SIGTRAP(5),
  SIGABRT(6),
  SIGBUS(7),
  SIGFPE(8),
  SIGKILL(9),
  SIGUSR1(10),
  SIGSEGV(11),
  SIGUSR2(12),
  SIGPIPE(13),
  SIGALRM(14),
  SIGTERM(15),
  SIGSTKFLT(16),
  SIGCHLD(17),
  SIGCONT(18),
  SIGSTOP(19),
  SIGTSTP(20),
  SIGTTIN(21),
  SIGTTOU(22),
  SIGURG(23),
  SIGXCPU(24),
  SIGXFSZ(25),
  SIGVTALRM(26),
  SIGPROF(27),
  SIGWINCH(28),
  SIGIO(29),
  SIGPWR(30),
  SIGSYS(31);

  private final int number;

  Signal(int number) {
    this.number = number;
  }

  /** Its number, as {@code kill} takes it. */
  public int number() {
    return number;
  }

  /**
   * The signal of this name.
   *
   * @param name such as {@code SIGTERM}, in either case, with or without its {@code SIG}
   * @throws DriverException if there is none
   */
  public static Signal named(String name) throws DriverException {
    String upper = name.toUpperCase(Locale.ROOT);
    String full = upper.startsWith("SIG") ? upper : "SIG" + upper;
    return Arrays.stream(values())
        .filter(signal -> signal.name().equals(full))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  /** The signal of this number, if it has a name. */
  public static Optional<Signal> numbered(int number) {
    return Arrays.stream(values()).filter(signal -> signal.number == number).findFirst();
  }

  private static DriverException unknown(String name) {
    return new DriverException(
        "unknown signal \"%s\"; use one of %s".formatted(name, Arrays.toString(values())), false);
  }
}
