package dev.caravan.core.storage;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret with which an event log is chained: whoever does not know it cannot make hashes that
 * fit changed events.
 */
public final class AuditKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST = 16;

  private final SecretKeySpec key;

  private AuditKey(SecretKeySpec key) {
    this.key = key;
  }

  /**
   * A key of these bytes, which are copied.
   *
   * @throws IllegalArgumentException if they are fewer than 16
   */
  public static AuditKey of(byte[] secret) {
    if (secret.length < SHORTEST) {
      throw new IllegalArgumentException(
          "an audit key of " + secret.length + " bytes is too short; give it at least " + SHORTEST);
    }
    return new AuditKey(new SecretKeySpec(secret, ALGORITHM));
  }

  Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("each Java has " + ALGORITHM, e);
    }
  }

  /** Does not show the secret. */
  @Override
  public String toString() {
    return "AuditKey";
  }
}
