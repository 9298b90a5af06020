package dev.caravan.http.request;

/** Answers requests. */
@FunctionalInterface
public interface Endpoint {
  /**
   * Answers a request.
   *
   * @throws ApiException if there is only a status and a sentence to say
   */
  Answer answer(Call call);
}
