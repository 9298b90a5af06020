package dev.caravan.core.gotemplate;

/**
 * A template cannot be read or rendered. Its message names the template, the line and the column.
 */
public final class TemplateException extends Exception {
  private static final long serialVersionUID = 1L;

  TemplateException(String message) {
    super(message);
  }
}
