package dev.caravan.scheduler.template;

import dev.caravan.core.gotemplate.TemplateFunction;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects functions, each with how many arguments it takes. */
final class Functions {
  private final Map<String, TemplateFunction> all = new HashMap<>();

  Map<String, TemplateFunction> all() {
    return Map.copyOf(all);
  }

  /** A function that takes just so many arguments. */
  Functions add(String name, int arguments, Function<Arguments, @Nullable Object> function) {
    return add(name, arguments, arguments, function);
  }

  /** A function that takes at least and at most so many arguments. */
  Functions add(String name, int least, int most, Function<Arguments, @Nullable Object> function) {
    all.put(
        name,
        arguments -> {
          if (arguments.size() < least || arguments.size() > most) {
            throw new IllegalArgumentException(
                "wrong number of args: want %s got %d"
                    .formatted(least == most ? least : least + " or more", arguments.size()));
          }
          return function.apply(new Arguments(arguments));
        });
    return this;
  }
}
