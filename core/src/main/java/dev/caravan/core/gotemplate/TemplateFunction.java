package dev.caravan.core.gotemplate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function that templates can call. What it takes and returns are the values that templates know:
 * {@code String}, {@code Long}, {@code Double}, {@code Boolean}, {@code List}, {@code Map} with
 * text as keys, and null.
 */
@FunctionalInterface
public interface TemplateFunction {

  /**
   * Calls it.
   *
   * @param arguments the last one is what came through the pipeline
   * @throws IllegalArgumentException if it cannot work with these; the message is shown with the
   *     name of the function and the place of the call
   */
  @Nullable Object call(List<@Nullable Object> arguments);
}
