package dev.caravan.http.server;

import dev.caravan.http.request.ApiException;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Who sends requests, as the log names them: {@code api 127.0.0.1}, {@code api 10.0.0.7 ci}. */
final class Callers {
  private static final String REQUEST_ID = "X-Request-ID";
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e]{1,128}");

  private final @Nullable String tokenLabel;

  /**
   * @param tokenLabel what the token that they present is called, if anything
   */
  Callers(@Nullable String tokenLabel) {
    this.tokenLabel = tokenLabel;
  }

  String name(Request request) {
    String name = "api " + Request.getRemoteAddr(request);
    return tokenLabel == null ? name : name + " " + tokenLabel;
  }

  /**
   * What a client calls its request, if anything.
   *
   * @throws ApiException if that cannot be kept
   */
  static @Nullable String requestId(Request request) {
    String id = request.getHeaders().get(REQUEST_ID);
    if (id != null && !PLAIN.matcher(id).matches()) {
      throw ApiException.badRequest(
          REQUEST_ID + " must be 1 to 128 printable ASCII characters without blanks");
    }
    return id;
  }
}
