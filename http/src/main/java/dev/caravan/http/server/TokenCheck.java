package dev.caravan.http.server;

import dev.caravan.http.request.ApiException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** Lets requests through that present the right token, as Nomad's clients send it. */
final class TokenCheck {
  private static final String BEARER = "Bearer ";
  private static final String OPEN_PATH = "/v1/agent/health";

  private final byte @Nullable [] wanted;

  /**
   * @param token null to let everything through
   */
  TokenCheck(@Nullable String token) {
    this.wanted = token == null ? null : bytes(token);
  }

  /**
   * Does nothing if a request may go on. Whether the server is well may be asked without a token.
   *
   * @throws ApiException otherwise
   */
  void verify(String path, HttpFields headers) {
    if (wanted == null || path.equals(OPEN_PATH)) {
      return;
    }
    // Takes equally long whatever the difference is.
    if (!MessageDigest.isEqual(wanted, bytes(presented(headers)))) {
      throw new ApiException(403, "Permission denied");
    }
  }

  private static String presented(HttpFields headers) {
    String token = headers.get("X-Nomad-Token");
    if (token != null) {
      return token;
    }
    String authorization = headers.get("Authorization");
    return authorization != null && authorization.startsWith(BEARER)
        ? authorization.substring(BEARER.length())
        : "";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
