package dev.caravan.http.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** What can be asked of a value. */
final class Matching {
  private Matching() {}

  static boolean equal(JsonNode value, String wanted) {
    return value.isValueNode() && !value.isNull() && value.asText().equals(wanted);
  }

  /** A text has a part, a list an element, an object a member. */
  static boolean contains(JsonNode value, String wanted) {
    if (value.isObject()) {
      return value.has(wanted);
    }
    if (value.isArray()) {
      for (JsonNode element : value) {
        if (equal(element, wanted)) {
          return true;
        }
      }
      return false;
    }
    return value.isTextual() && value.textValue().contains(wanted);
  }

  static boolean isEmpty(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || (value.isContainerNode() && value.isEmpty())
        || (value.isTextual() && value.textValue().isEmpty());
  }

  static boolean matches(JsonNode value, Pattern pattern) {
    return value.isTextual() && pattern.matcher(new Bounded(value.textValue())).find();
  }
}
