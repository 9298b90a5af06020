package dev.caravan.scheduler.check;

import dev.caravan.core.model.ServiceCheck;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A check of an allocation, with everything resolved for its node.
 *
 * @param id unique on the node, and the same as long as the check is
 * @param group the task group
 * @param task the task whose service it checks; null for a service of the group
 * @param runsWith the task beside which a script is run, and which is to blame if it fails
 * @param service the service's name
 * @param check what is asked
 * @param host the address that is asked
 * @param port the port that is asked; 0 if there is none
 * @param unreachable why there is no such address here; null if there is
 */
public record DeclaredCheck(
    String id,
    String group,
    @Nullable String task,
    String runsWith,
    String service,
    ServiceCheck check,
    String host,
    int port,
    @Nullable String unreachable) {

  /** How it stands before it was asked. */
  CheckStatus initialStatus() {
    return switch (check.initialStatus()) {
      case "passing" -> CheckStatus.SUCCESS;
      case "warning" -> CheckStatus.WARNING;
      case "critical" -> CheckStatus.FAILURE;
      default -> CheckStatus.PENDING;
    };
  }

  /** Whether a failure restarts something. */
  public boolean restarts() {
    return check.restart() != null && check.restart().limit() > 0;
  }

  ServiceCheck.Restart restart() {
    return Objects.requireNonNull(check.restart());
  }
}
