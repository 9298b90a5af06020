package dev.caravan.http.request;

import java.util.Map;
import java.util.Objects;

/**
 * A request that found its endpoint.
 *
 * @param method what it wants to do
 * @param names what stands at the named places of the path, decoded
 * @param query the parameters
 * @param body the body as text; empty if there is none
 */
public record Call(Method method, Map<String, String> names, Parameters query, String body) {

  public Call {
    names = Map.copyOf(names);
  }

  /** What stands at a named place of the path. */
  public String name(String place) {
    return Objects.requireNonNull(names.get(place), place);
  }
}
