package dev.caravan.scheduler.artifact;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What artifacts a node fetches: by default none. Immutable.
 *
 * @param allowed where they may come from
 * @param maxBytes how large one may be, both as it is sent and unpacked
 * @param maxFiles how many files may be unpacked from one
 * @param timeout how long fetching one may take
 */
public record ArtifactPolicy(
    List<AllowedSource> allowed, long maxBytes, int maxFiles, Duration timeout) {

  /**
   * Nothing is fetched. The limits, for what is allowed later: 10 GiB; 4096 files and 30 minutes,
   * as in Nomad.
   */
  public static final ArtifactPolicy NONE =
      new ArtifactPolicy(List.of(), 10L << 30, 4096, Duration.ofMinutes(30));

  public ArtifactPolicy {
    allowed = List.copyOf(allowed);
  }

  /**
   * Also what is beneath this place.
   *
   * @param prefix such as {@code https://example.com/releases/} or {@code file:///srv/artifacts/};
   *     only the directory that it names and what is in it are meant, of this scheme, host and port
   * @throws IllegalArgumentException if it is not of this form
   */
  public ArtifactPolicy allow(String prefix) {
    List<AllowedSource> more = new ArrayList<>(allowed);
    more.add(AllowedSource.of(prefix));
    return new ArtifactPolicy(more, maxBytes, maxFiles, timeout);
  }

  /** With another limit for the size, in bytes. */
  public ArtifactPolicy withMaxBytes(long bytes) {
    return new ArtifactPolicy(allowed, bytes, maxFiles, timeout);
  }

  /** With another limit for the number of files. */
  public ArtifactPolicy withMaxFiles(int files) {
    return new ArtifactPolicy(allowed, maxBytes, files, timeout);
  }

  /** With another limit for the time. */
  public ArtifactPolicy withTimeout(Duration limit) {
    return new ArtifactPolicy(allowed, maxBytes, maxFiles, limit);
  }

  boolean allows(URI source) {
    return allowed.stream().anyMatch(each -> each.covers(source));
  }
}
