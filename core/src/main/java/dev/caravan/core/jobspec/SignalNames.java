package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Suggestions;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The signals of Linux that a job may name. */
final class SignalNames {
  private static final Set<String> NAMES =
      Set.of(
          "SIGABRT",
          "SIGALRM",
          "SIGBUS",
          "SIGCHLD",
          "SIGCONT",
          "SIGFPE",
          "SIGHUP",
          "SIGILL",
          "SIGINT",
          "SIGIO",
          "SIGKILL",
          "SIGPIPE",
          "SIGPROF",
          "SIGPWR",
          "SIGQUIT",
          "SIGSEGV",
          "SIGSTKFLT",
          "SIGSTOP",
          "SIGSYS",
          "SIGTERM",
          "SIGTRAP",
          "SIGTSTP",
          "SIGTTIN",
          "SIGTTOU",
          "SIGURG",
          "SIGUSR1",
          "SIGUSR2",
          "SIGVTALRM",
          "SIGWINCH",
          "SIGXCPU",
          "SIGXFSZ");

  private SignalNames() {}

  /**
   * What to say of a name that no signal has.
   *
   * @param name in either case, with or without its {@code SIG}
   */
  static Optional<String> wrong(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    String full = upper.startsWith("SIG") ? upper : "SIG" + upper;
    if (NAMES.contains(full)) {
      return Optional.empty();
    }
    String mend =
        Suggestions.closest(full, NAMES)
            .map("did you mean %s?"::formatted)
            .orElse("write the name of one, such as SIGINT");
    return Optional.of("no signal is called \"%s\"; %s".formatted(name, mend));
  }
}
