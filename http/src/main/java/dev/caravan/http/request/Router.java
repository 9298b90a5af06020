package dev.caravan.http.request;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds the endpoint of a request. Of several paths that fit, the one with the most fixed
 * characters counts, whatever its methods.
 */
public final class Router {
  private final Map<String, Route> routes = new LinkedHashMap<>();

  private Router on(Method method, String template, Endpoint endpoint) {
    routes.computeIfAbsent(template, Route::of).put(method, endpoint);
    return this;
  }

  /** Adds an endpoint that only reads. */
  public Router read(String template, Endpoint endpoint) {
    return on(Method.READ, template, endpoint);
  }

  /** Adds an endpoint for PUT and POST. */
  public Router write(String template, Endpoint endpoint) {
    return on(Method.WRITE, template, endpoint);
  }

  /** Adds an endpoint for DELETE. */
  public Router delete(String template, Endpoint endpoint) {
    return on(Method.DELETE, template, endpoint);
  }

  /**
   * Has the endpoint of a path answer.
   *
   * @param verb the HTTP verb
   * @param rawPath the path as it was sent, still encoded
   * @throws ApiException if there is no such path, if it does not know the verb, and what the
   *     endpoint throws
   */
  public Answer answer(String verb, String rawPath, Parameters query, String body) {
    Route route =
        routes.values().stream()
            .filter(one -> one.fits(rawPath))
            .max(Comparator.comparingInt(Route::fixedLength))
            .orElseThrow(() -> noPath(rawPath));
    Method method = Method.ofVerb(verb).orElseThrow(Router::invalidMethod);
    Endpoint endpoint = route.endpoint(method).orElseThrow(Router::invalidMethod);
    return endpoint.answer(new Call(method, route.names(rawPath), query, body));
  }

  private static ApiException noPath(String rawPath) {
    return ApiException.notFound("There is no path " + rawPath + " in this API");
  }

  private static ApiException invalidMethod() {
    return new ApiException(405, "Invalid method");
  }
}
