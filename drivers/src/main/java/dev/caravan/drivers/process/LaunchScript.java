package dev.caravan.drivers.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The two shell scripts that start a command and note how it ends. They talk to the host through
 * the supervisor's output, by one line: {@value #STARTED}, or what went wrong.
 *
 * @param tools the programs to use
 * @param attempt the directory of this start until it is claimed
 * @param run the same directory from then on
 * @param logs where output goes
 * @param handOver lines that give the command's user what it needs
 * @param containment what holds the command's processes together
 */
record LaunchScript(
    HostTools tools,
    Path attempt,
    Path run,
    LogPipes logs,
    String handOver,
    Containment containment) {

  /** What the host reads once the command is about to run and its process is on record. */
  static final String STARTED = "started";

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Variables that a shell sets by itself, whatever it was given. */
  private static final Set<String> SHELL_OWN =
      Set.of("PWD", "OLDPWD", "SHLVL", "PPID", "IFS", "OPTIND", "LINENO", "_");

  /**
   * The supervisor. It holds the line to the host open as descriptor 3 for the launcher only: it
   * must never write there itself, as the host may be gone. When the command has ended, what is
   * left of its group ends too, and the supervisor when all of its output is where it belongs. The
   * exit code is written over a file that is there already, since by then the disk may be full.
   */
  String supervisor() throws IOException {
    return """
        exec 3>&1 >/dev/null 2>&1
        %s%s %s %s
        code=$?
        read -r supervisor command rest < %s || { %s; exit 1; }
        echo "$code" 1<> %s && %s %s %s
        kill -s KILL -- "-$command"
        %s%s"""
        .formatted(
            logs.start(),
            quoted(tools.setsid()),
            quoted(tools.sh()),
            quoted(attempt.resolve(RunDirectory.LAUNCHER)),
            quoted(run.resolve(RunDirectory.PROCESSES)),
            logs.abandon(),
            quoted(run.resolve(RunDirectory.NEW_EXIT)),
            quoted(tools.mv()),
            quoted(run.resolve(RunDirectory.NEW_EXIT)),
            quoted(run.resolve(RunDirectory.EXIT)),
            containment.endAll(),
            logs.drain());
  }

  /**
   * The launcher, which becomes the command. Renaming the directory claims the start: a host that
   * gave up on this start has moved it away, and then the command must not run. SIGPIPE is ignored
   * for the one line that may find the host gone. No variable is set outside of a subshell: it
   * could be one of the command's.
   *
   * @param become what runs the command as its user
   */
  String launcher(List<String> become, List<String> command, Map<String, String> env) {
    return """
        exec 2>&3 4>%s 5>%s
        %s%s(read -r line < /proc/$$/stat; echo "$PPID $$ $line") > %s && %s -T %s %s || exit 1
        trap '' PIPE
        echo %s >&3
        trap - PIPE
        exec </dev/null >&4 2>&5 3>&- 4>&- 5>&-
        unset PWD OLDPWD SHLVL
        exec %s
        """
        .formatted(
            quoted(logs.stdout()),
            quoted(logs.stderr()),
            handOver,
            containment.enter(),
            quoted(attempt.resolve(RunDirectory.PROCESSES)),
            quoted(tools.mv()),
            quoted(attempt),
            quoted(run),
            STARTED,
            words(become, command, env));
  }

  /** Whether a shell hands a variable on to the command as it got it. */
  static boolean passesShell(String variable) {
    return IDENTIFIER.matcher(variable).matches() && !SHELL_OWN.contains(variable);
  }

  private String words(List<String> become, List<String> command, Map<String, String> env) {
    Stream<String> launch =
        tools.envResetsSignals()
            ? Stream.of(tools.env().toString(), "--default-signal")
            : Stream.of(tools.env().toString());
    Stream<String> variables =
        env.entrySet().stream()
            .filter(variable -> !passesShell(variable.getKey()))
            .map(variable -> variable.getKey() + "=" + variable.getValue());
    return Stream.of(become.stream(), launch, variables, command.stream())
        .flatMap(words -> words)
        .map(LaunchScript::quoted)
        .collect(Collectors.joining(" "));
  }

  private static String quoted(Path path) {
    return quoted(path.toString());
  }

  static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
