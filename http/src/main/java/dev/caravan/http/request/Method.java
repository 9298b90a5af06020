package dev.caravan.http.request;

import java.util.Arrays;
import java.util.Optional;

/** What a request wants to do. Nomad takes PUT and POST for the same. */
public enum Method {
  READ("GET", "HEAD"),
  WRITE("PUT", "POST"),
  DELETE("DELETE");

  private final String[] verbs;

  Method(String... verbs) {
    this.verbs = verbs;
  }

  /** The method of an HTTP verb, if there is one. */
  public static Optional<Method> ofVerb(String verb) {
    return Arrays.stream(values())
        .filter(method -> Arrays.asList(method.verbs).contains(verb))
        .findFirst();
  }
}
