package dev.caravan.core.gotemplate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variables of a template that is being rendered; the newest of a name hides the others. */
final class Variables {
  private final List<Variable> all = new ArrayList<>();

  private static final class Variable {
    final String name;
    @Nullable Object value;

    Variable(String name, @Nullable Object value) {
      this.name = name;
      this.value = value;
    }
  }

  /**
   * @param root what {@code $} is
   */
  Variables(@Nullable Object root) {
    declare("", root);
  }

  int scope() {
    return all.size();
  }

  void leave(int scope) {
    all.subList(scope, all.size()).clear();
  }

  void declare(String name, @Nullable Object value) {
    all.add(new Variable(name, value));
  }

  void assign(String name, @Nullable Object value) {
    find(name).value = value;
  }

  @Nullable Object get(String name) {
    return find(name).value;
  }

  private Variable find(String name) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).name.equals(name)) {
        return all.get(i);
      }
    }
    throw new IllegalStateException("the parser let $" + name + " pass");
  }
}
