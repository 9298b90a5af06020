package dev.caravan.core.jobspec.hcl;

/** Ends the reading of one expression. */
final class SyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int offset;

  SyntaxException(int offset, String message) {
    super(message, null, false, false);
    this.offset = offset;
  }

  /** Where in the text it went wrong. */
  int offset() {
    return offset;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
