package dev.caravan.core.command;

/**
 * How a parameterized job is dispatched.
 *
 * @param idempotencyToken as long as a child of this token is known, no other one is dispatched;
 *     empty for none
 * @param idPrefix what the id of the child has in it, before the time; empty for nothing
 */
public record DispatchOptions(String idempotencyToken, String idPrefix) {

  /** No token, no prefix. */
  public static final DispatchOptions NONE = new DispatchOptions("", "");

  /** The same with this token. */
  public DispatchOptions withIdempotencyToken(String token) {
    return new DispatchOptions(token, idPrefix);
  }

  /** The same with this prefix. */
  public DispatchOptions withIdPrefix(String prefix) {
    return new DispatchOptions(idempotencyToken, prefix);
  }
}
