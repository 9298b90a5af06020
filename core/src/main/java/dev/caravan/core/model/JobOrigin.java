package dev.caravan.core.model;

import java.util.Base64;

/**
 * What a job was made of that nobody declared: one that was dispatched of a parameterized job, or
 * launched of a periodic one.
 *
 * @param parent the id of that job, in the same namespace
 * @param dispatched whether somebody dispatched it; otherwise it was launched at its time
 * @param payload what it was given, in Base64; empty for nothing
 * @param idempotencyToken tells a dispatch that is asked for again from a new one; empty for none
 */
public record JobOrigin(
    String parent, boolean dispatched, String payload, String idempotencyToken) {

  /** Of a job that was launched at its time. */
  public static JobOrigin launchedOf(String parent) {
    return new JobOrigin(parent, false, "", "");
  }

  /** Of a job that was dispatched. */
  public static JobOrigin dispatchedOf(String parent, byte[] payload, String idempotencyToken) {
    String text = Base64.getEncoder().encodeToString(payload);
    return new JobOrigin(parent, true, text, idempotencyToken);
  }

  /** What it was given. */
  public byte[] payloadBytes() {
    return Base64.getDecoder().decode(payload);
  }
}
