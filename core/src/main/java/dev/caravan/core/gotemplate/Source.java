package dev.caravan.core.gotemplate;

/**
 * The text of a template.
 *
 * @param name what errors call it
 * @param text all of it
 */
record Source(String name, String text) {

  /** A problem at a place, in the form that Go's own messages have. */
  TemplateException problem(int offset, String message) {
    String before = text.substring(0, Math.min(offset, text.length()));
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = offset - (before.lastIndexOf('\n') + 1) + 1;
    return new TemplateException("template: %s:%d:%d: %s".formatted(name, line, column, message));
  }
}
