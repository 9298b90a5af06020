package dev.caravan.core.storage;

import java.sql.SQLException;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.jspecify.annotations.Nullable;

/**
 * Tells when an event was refused because its place in a stream is taken. The driver's error code
 * is that of any constraint; which one it was is in the message only.
 */
final class SqliteDuplicateKeys implements PersistenceExceptionResolver {
  @Override
  public boolean isDuplicateKeyViolation(@Nullable Exception exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isDuplicate(sql)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDuplicate(SQLException exception) {
    for (SQLException next = exception; next != null; next = next.getNextException()) {
      String message = String.valueOf(next.getMessage());
      if (message.contains("SQLITE_CONSTRAINT_UNIQUE")
          || message.contains("SQLITE_CONSTRAINT_PRIMARYKEY")) {
        return true;
      }
    }
    return false;
  }
}
