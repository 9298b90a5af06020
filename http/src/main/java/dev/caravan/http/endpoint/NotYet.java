package dev.caravan.http.endpoint;

import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Endpoint;

/** What Nomad has and this scheduler does not have yet. */
final class NotYet {
  private NotYet() {}

  /** The refusal of something that is not there yet. */
  static ApiException because(String what) {
    return new ApiException(501, "Caravan does not support %s yet".formatted(what));
  }

  /** An endpoint of something that is not there yet. */
  static Endpoint endpoint(String what) {
    return call -> {
      throw because(what);
    };
  }
}
