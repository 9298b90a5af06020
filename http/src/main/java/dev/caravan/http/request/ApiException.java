package dev.caravan.http.request;

/** A request that cannot be answered as it wishes: the status, and a sentence as the answer. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /** Of this status; the message is what the client reads. */
  public ApiException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Something in the request is wrong. */
  public static ApiException badRequest(String message) {
    return new ApiException(400, message);
  }

  /** There is no such thing. */
  public static ApiException notFound(String message) {
    return new ApiException(404, message);
  }

  /** Asked for in the wrong state of things; Nomad calls that an error of the server. */
  public static ApiException refused(String message) {
    return new ApiException(500, message);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
