package dev.caravan.scheduler.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How much of size, number and time is left while an artifact is fetched. */
final class Allowance {
  private static final int BLOCK = 1 << 16;

  private final ArtifactPolicy policy;
  private final long started = System.nanoTime();
  private final BooleanSupplier cancelled;
  private int files;

  /**
   * @param cancelled whether nobody wants it any more
   */
  Allowance(ArtifactPolicy policy, BooleanSupplier cancelled) {
    this.policy = policy;
    this.cancelled = cancelled;
  }

  /** Counts a file that is unpacked. */
  void countFile() throws ArtifactException {
    if (++files > policy.maxFiles()) {
      throw ArtifactException.refused(
          "it has more than %d files, which is the limit here".formatted(policy.maxFiles()));
    }
  }

  /**
   * Copies all of a stream.
   *
   * @param before how many bytes came before it
   * @return how many bytes that are with it
   */
  long copy(InputStream from, OutputStream to, long before) throws IOException, ArtifactException {
    byte[] block = new byte[BLOCK];
    long all = before;
    for (int count = from.read(block); count >= 0; count = from.read(block)) {
      all += count;
      if (all > policy.maxBytes()) {
        throw ArtifactException.refused(
            "it is larger than %d bytes, which is the limit here".formatted(policy.maxBytes()));
      }
      checkTime();
      to.write(block, 0, count);
    }
    return all;
  }

  void checkTime() throws ArtifactException {
    if (cancelled.getAsBoolean()) {
      throw ArtifactException.failed("the task was killed meanwhile", null);
    }
    if (System.nanoTime() - started > policy.timeout().toNanos()) {
      throw ArtifactException.failed("it takes longer than " + policy.timeout(), null);
    }
  }

  /** How long a server may take to say something. */
  int patienceMillis() {
    return (int) Math.min(policy.timeout().toMillis(), Duration.ofSeconds(60).toMillis());
  }
}
