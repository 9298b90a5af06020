package dev.caravan.http.json;

import java.util.List;

/** Several sentences in one text, laid out as Nomad does. */
public final class Sentences {
  private Sentences() {}

  /** {@code 2 warnings:} and each in a line of its own; empty if there are none. */
  public static String warnings(List<String> warnings) {
    return listed(warnings, warnings.size() == 1 ? "1 warning:" : warnings.size() + " warnings:");
  }

  /** {@code 2 errors occurred:} and each in a line of its own. */
  public static String errors(List<String> errors) {
    return listed(
        errors, errors.size() == 1 ? "1 error occurred:" : errors.size() + " errors occurred:");
  }

  private static String listed(List<String> sentences, String head) {
    if (sentences.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder(head);
    sentences.forEach(sentence -> text.append("\n\t* ").append(sentence));
    return text.append('\n').toString();
  }
}
