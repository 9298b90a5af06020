package dev.caravan.core.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Chains events: the hash of each is worked out from the hash before it and from every word that is
 * stored of it, so that no event can be changed, left out or moved without all later hashes being
 * others. SHA-256, or HMAC-SHA-256 with a key. For one thread.
 */
final class EventChain {
  private static final byte[] GENESIS = "caravan event log".getBytes(StandardCharsets.UTF_8);

  private final String algorithm;
  private final UnaryOperator<byte[]> digest;
  private final Hash genesis;
  private byte[] buffer = new byte[4_096];
  private int length;

  private EventChain(String algorithm, UnaryOperator<byte[]> digest) {
    this.algorithm = algorithm;
    this.digest = digest;
    this.genesis = Hash.of(digest.apply(GENESIS));
  }

  static EventChain of(@Nullable AuditKey key) {
    if (key == null) {
      return new EventChain("SHA-256", sha256()::digest);
    }
    Mac mac = key.mac();
    return new EventChain(mac.getAlgorithm(), mac::doFinal);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java has SHA-256", e);
    }
  }

  /** The name of what makes the hashes. */
  String algorithm() {
    return algorithm;
  }

  /** What the first event follows on. It tells one key from another. */
  Hash genesis() {
    return genesis;
  }

  /** Before the first event. */
  ChainHead start() {
    return new ChainHead(0, genesis);
  }

  /** The chain with one more event. */
  ChainHead next(ChainHead before, StoredEvent event) {
    return new ChainHead(event.position(), hash(before.hash(), event));
  }

  private Hash hash(Hash before, StoredEvent event) {
    length = 0;
    putBytes(before.bytes());
    putNumber(event.position());
    putText(event.time());
    putText(event.subject());
    putNumber(event.sequence());
    putText(event.kind());
    putText(event.id());
    putText(event.event());
    putText(event.revision());
    putText(event.data());
    putText(event.meta());
    return Hash.of(digest.apply(Arrays.copyOf(buffer, length)));
  }

  /** With its length before it, so that no two rows come to the same bytes. */
  private void putText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    putNumber(bytes.length);
    putBytes(bytes);
  }

  private void putNumber(long number) {
    reserve(Long.BYTES);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      buffer[length++] = (byte) (number >> shift);
    }
  }

  private void putBytes(byte[] bytes) {
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
  }

  private void reserve(int bytes) {
    if (length + bytes > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + bytes));
    }
  }
}
