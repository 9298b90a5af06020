package dev.caravan.http.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/**
 * A path into a document: {@code JobSummary.Summary.web.Running}.
 *
 * @param names the names on the way, from the outside in
 */
record Selector(List<String> names) {
  Selector {
    names = List.copyOf(names);
  }

  /** What is there; a missing node if nothing is. */
  JsonNode of(JsonNode document) {
    JsonNode at = document;
    for (String name : names) {
      at =
          at.isArray() && name.chars().allMatch(Character::isDigit)
              ? item(at, name)
              : at.path(name);
    }
    return at;
  }

  private static JsonNode item(JsonNode array, String number) {
    return number.length() > 9 ? MissingNode.getInstance() : array.path(Integer.parseInt(number));
  }
}
