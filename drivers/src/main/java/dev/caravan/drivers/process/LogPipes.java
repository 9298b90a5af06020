package dev.caravan.drivers.process;

import dev.caravan.core.driver.LogFiles;
import dev.caravan.core.driver.RotatingLog;
import dev.caravan.core.driver.TaskRequest;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The parts of the scripts by which a command's output gets into files of bounded size and number,
 * whether the host lives or not: two children of the supervisor read it from pipes. Each copies as
 * much as fits into a file, byte for byte and at once, and goes on in the next.
 *
 * @param tools the programs to use
 * @param request the task
 * @param attempt the directory of this start, where the pipes are made
 */
record LogPipes(HostTools tools, TaskRequest request, Path attempt) {

  /** Seconds in which the last output must have been copied once the command has ended. */
  private static final int PATIENCE = 3;

  /**
   * Makes the pipes, and starts to read from them; for the supervisor. Programs are run only where
   * a file has something in it: of a task that writes nothing, they would take the most time. What
   * cannot be written, as on a full disk, is dropped bit by bit, so that the command goes on.
   */
  String start() throws IOException {
    if (request.logs().disabled()) {
      return "";
    }
    return """
        measure() {
          length=0
          [ ! -s "$file" ] || length=$(%2$s -c < "$file") || length=0
        }
        rotate() {
          base=$1 n=$2 size=$3 files=$4
          while :; do
            file=$base$n
            if [ -L "$file" ] || { [ -e "$file" ] && [ ! -f "$file" ]; }; then
              %1$s -f "$file"
            fi
            measure; have=$length
            if [ "$have" -ge "$size" ]; then
              n=$((n + 1))
              [ "$n" -ge "$files" ] && %1$s -f "$base$((n - files))"
              continue
            fi
            %3$s -o0 %4$s -c $((size - have)) >> "$file" || {
              [ "$(%4$s -c 4096 | %2$s -c)" -gt 0 ] && continue
              return
            }
            [ -e "$file" ] || continue
            measure; [ "$length" -ne "$have" ] || return
          done
        }
        %5$s %6$s %7$s 2>&3 || exit 1
        rotate %8$s 3>&- < %6$s & out=$!
        rotate %9$s 3>&- < %7$s & err=$!
        """
        .formatted(
            quoted(tools.rm()),
            quoted(tools.wc()),
            quoted(tools.stdbuf()),
            quoted(tools.head()),
            quoted(tools.mkfifo()),
            quoted(stdout()),
            quoted(stderr()),
            arguments(request.directories().stdout()),
            arguments(request.directories().stderr()));
  }

  /** Where the launcher sends the command's standard output. */
  Path stdout() {
    return request.logs().disabled() ? HostTools.NOWHERE : attempt.resolve("stdout");
  }

  /** Where the launcher sends the command's standard error. */
  Path stderr() {
    return request.logs().disabled() ? HostTools.NOWHERE : attempt.resolve("stderr");
  }

  /** Ends the readers of a command that was never started; for the supervisor. */
  String abandon() {
    return request.logs().disabled() ? ":" : "kill \"$out\" \"$err\"";
  }

  /**
   * Waits until all output is in the files; for the supervisor. A process that has left the
   * command's group may hold the pipes open, and is not waited for.
   */
  String drain() {
    if (request.logs().disabled()) {
      return "";
    }
    return """
        (
          trap 'kill "$pause"; exit' TERM
          %s %d & pause=$!
          wait "$pause"
          kill "$out" "$err"
        ) & timer=$!
        wait "$out" "$err"
        kill "$timer"
        """
        .formatted(quoted(tools.sleep()), PATIENCE);
  }

  private String arguments(Path first) throws IOException {
    LogFiles files = new LogFiles(first.toAbsolutePath());
    return "%s %d %d %d"
        .formatted(
            LaunchScript.quoted(files.base()),
            files.newest(),
            RotatingLog.bytesPerFile(request.logs()),
            request.logs().maxFiles());
  }

  private static String quoted(Path path) {
    return LaunchScript.quoted(path.toString());
  }
}
