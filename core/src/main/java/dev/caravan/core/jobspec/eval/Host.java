package dev.caravan.core.jobspec.eval;

import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a file may have from outside.
 *
 * @param directory where {@code file} and its like may read; null for nowhere
 * @param uuids where {@code uuidv4} and {@code bcrypt} take them from; null for nowhere
 */
public record Host(@Nullable Path directory, @Nullable Supplier<UUID> uuids) {

  /** Gives nothing. */
  public static final Host CLOSED = new Host(null, null);
}
