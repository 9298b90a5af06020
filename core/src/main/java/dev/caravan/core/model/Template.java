package dev.caravan.core.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that is rendered for a task.
 *
 * @param source the file with the template; empty where it is embedded
 * @param data the template itself; empty where it is in a file
 * @param destination where the result goes, in the directory of the task
 * @param changeMode what happens when the result changes while the task runs
 * @param changeSignal the signal to send then; empty where none is sent
 * @param changeScript the script to run then; null where none is run
 * @param splay the longest random wait before that
 * @param perms permissions of the result, in octal
 * @param leftDelimiter what begins an action in the template
 * @param rightDelimiter what ends it
 * @param env whether the result is read as environment variables of the task
 * @param uid the owner of the result; null for that of the agent
 * @param gid the group of the result; null for that of the agent
 * @param waiting how long to wait for further changes; null for not at all
 * @param errorOnMissingKey whether a value that is not there is an error
 * @param once whether the result stays as it is while the task runs
 * @param vaultGrace as older job files have it; kept, of no meaning
 */
public record Template(
    String source,
    String data,
    String destination,
    ChangeMode changeMode,
    String changeSignal,
    @Nullable ChangeScript changeScript,
    Duration splay,
    String perms,
    String leftDelimiter,
    String rightDelimiter,
    boolean env,
    @Nullable Integer uid,
    @Nullable Integer gid,
    @Nullable Wait waiting,
    boolean errorOnMissingKey,
    boolean once,
    Duration vaultGrace) {

  /** This text, rendered to this file, with all else at its default. */
  public static Template of(String data, String destination) {
    return new Template(
        "",
        data,
        destination,
        ChangeMode.RESTART,
        "",
        null,
        Defaults.SPLAY,
        Defaults.TEMPLATE_PERMS,
        Defaults.LEFT_DELIMITER,
        Defaults.RIGHT_DELIMITER,
        false,
        null,
        null,
        null,
        false,
        false,
        Duration.ZERO);
  }

  /** What happens when the result changes while the task runs. */
  public enum ChangeMode {
    NOOP("noop"),
    RESTART("restart"),
    SIGNAL("signal"),
    SCRIPT("script");

    private final String word;

    ChangeMode(String word) {
      this.word = word;
    }

    /** The word that job files use. */
    public String word() {
      return word;
    }
  }

  /**
   * What is run in the task when the result changes.
   *
   * @param command the command
   * @param args its arguments
   * @param timeout how long it may take
   * @param failOnError whether the task fails if the script does
   */
  public record ChangeScript(
      String command, List<String> args, Duration timeout, boolean failOnError) {
    public ChangeScript {
      args = List.copyOf(args);
    }
  }

  /**
   * How long to wait for further changes before a result is written.
   *
   * @param min at least this long
   * @param max at most this long
   */
  public record Wait(Duration min, Duration max) {}
}
