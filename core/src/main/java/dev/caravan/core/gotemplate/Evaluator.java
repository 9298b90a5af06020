package dev.caravan.core.gotemplate;

import dev.caravan.core.gotemplate.GoTemplate.Rules;
import dev.caravan.core.gotemplate.Node.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Renders a template once. */
final class Evaluator {
  private static final int MAX_DEPTH = 300;

  private final Source source;
  private final Map<String, List<Node>> definitions;
  private final Rules rules;
  private final StringBuilder out = new StringBuilder();
  private Variables variables;
  private @Nullable Object dot;
  private int steps;
  private int depth;

  /** How a list of parts came to its end. */
  private enum Flow {
    NEXT,
    BREAK,
    CONTINUE
  }

  Evaluator(Source source, Map<String, List<Node>> definitions, Rules rules, @Nullable Object dot) {
    this.source = source;
    this.definitions = definitions;
    this.rules = rules;
    this.dot = dot;
    this.variables = new Variables(dot);
  }

  String render(List<Node> body) throws TemplateException {
    walk(body);
    return out.toString();
  }

  private Flow walk(List<Node> nodes) throws TemplateException {
    int scope = variables.scope();
    if (++depth > MAX_DEPTH) {
      throw source.problem(0, "exceeded maximum template depth (" + MAX_DEPTH + ")");
    }
    try {
      for (Node node : nodes) {
        Flow flow = walk(node);
        if (flow != Flow.NEXT) {
          return flow;
        }
      }
      return Flow.NEXT;
    } finally {
      depth--;
      variables.leave(scope);
    }
  }

  private Flow walk(Node node) throws TemplateException {
    count(0);
    if (node instanceof Node.Text text) {
      print(text.text(), 0);
    } else if (node instanceof Node.Action action) {
      Object value = value(action.pipeline());
      if (action.pipeline().variables().isEmpty()) {
        print(GoValues.text(value), action.pipeline().value().offset());
      }
    } else if (node instanceof Node.If branch) {
      return conditional(branch.condition(), branch.then(), branch.otherwise(), false);
    } else if (node instanceof Node.With branch) {
      return conditional(branch.value(), branch.then(), branch.otherwise(), true);
    } else if (node instanceof Node.Range range) {
      return range(range);
    } else if (node instanceof Node.Include include) {
      include(include);
    } else if (node instanceof Node.Break) {
      return Flow.BREAK;
    } else if (node instanceof Node.Continue) {
      return Flow.CONTINUE;
    }
    return Flow.NEXT;
  }

  private Flow conditional(
      Pipeline condition, List<Node> then, List<Node> otherwise, boolean becomesDot)
      throws TemplateException {
    int scope = variables.scope();
    Object before = dot;
    try {
      Object value = value(condition);
      if (!GoValues.isTrue(value)) {
        return walk(otherwise);
      }
      dot = becomesDot ? value : before;
      return walk(then);
    } finally {
      dot = before;
      variables.leave(scope);
    }
  }

  private Flow range(Node.Range range) throws TemplateException {
    Object over = eval(range.over().value());
    Object before = dot;
    int scope = variables.scope();
    boolean any = false;
    try {
      for (Map.Entry<?, ?> entry : entries(over, range)) {
        any = true;
        count(range.offset());
        bind(range.over(), entry.getKey(), entry.getValue());
        dot = entry.getValue();
        Flow flow = walk(range.body());
        variables.leave(scope);
        if (flow == Flow.BREAK) {
          break;
        }
      }
    } finally {
      dot = before;
      variables.leave(scope);
    }
    return any ? Flow.NEXT : walk(range.otherwise());
  }

  /** With one variable it gets the element, with two the first gets its index or key. */
  private void bind(Pipeline pipeline, @Nullable Object key, @Nullable Object element) {
    List<String> names = pipeline.variables();
    if (names.size() == 2) {
      set(pipeline.assigns(), names.get(0), key);
    }
    if (!names.isEmpty()) {
      set(pipeline.assigns(), names.get(names.size() - 1), element);
    }
  }

  private void set(boolean assign, String name, @Nullable Object value) {
    if (assign) {
      variables.assign(name, value);
    } else {
      variables.declare(name, value);
    }
  }

  private Iterable<Map.Entry<?, ?>> entries(@Nullable Object over, Node.Range range)
      throws TemplateException {
    if (over instanceof Map<?, ?> map) {
      return List.copyOf(new TreeMap<>(map).entrySet());
    }
    if (over instanceof List<?> list) {
      return () -> new Counted(list.size(), list::get);
    }
    if (over instanceof Long count) {
      return () -> new Counted(count, index -> (long) index);
    }
    if (over == null) {
      return List.of();
    }
    throw source.problem(range.offset(), "range can't iterate over " + GoValues.text(over));
  }

  private void include(Node.Include include) throws TemplateException {
    List<Node> body = definitions.get(include.name());
    if (body == null) {
      throw source.problem(include.offset(), "template \"" + include.name() + "\" not defined");
    }
    Pipeline argument = include.dot();
    Object inside = argument == null ? null : value(argument);
    Object before = dot;
    Variables outside = variables;
    try {
      dot = inside;
      variables = new Variables(inside);
      walk(body);
    } finally {
      dot = before;
      variables = outside;
    }
  }

  private @Nullable Object value(Pipeline pipeline) throws TemplateException {
    Object value = eval(pipeline.value());
    bind(pipeline, null, value);
    return value;
  }

  private @Nullable Object eval(Expression expression) throws TemplateException {
    count(expression.offset());
    if (expression instanceof Expression.Constant constant) {
      return constant.value();
    }
    if (expression instanceof Expression.Variable variable) {
      return variables.get(variable.name());
    }
    if (expression instanceof Expression.Field field) {
      return field(field);
    }
    if (expression instanceof Expression.Call call) {
      return call(call);
    }
    if (expression instanceof Expression.Junction junction) {
      return junction(junction);
    }
    return dot;
  }

  private @Nullable Object field(Expression.Field field) throws TemplateException {
    Object of = eval(field.of());
    if (of instanceof Map<?, ?> map) {
      if (rules.errorOnMissingKey() && !map.containsKey(field.name())) {
        throw source.problem(field.offset(), "map has no entry for key \"" + field.name() + "\"");
      }
      return map.get(field.name());
    }
    throw source.problem(
        field.offset(),
        of == null
            ? "nil data; no entry for key \"" + field.name() + "\""
            : "can't evaluate field " + field.name() + " in " + GoValues.text(of));
  }

  private @Nullable Object call(Expression.Call call) throws TemplateException {
    List<@Nullable Object> arguments = new ArrayList<>(call.arguments().size());
    for (Expression argument : call.arguments()) {
      arguments.add(eval(argument));
    }
    try {
      return call.function().call(arguments);
    } catch (IllegalArgumentException e) {
      throw source.problem(
          call.offset(), "error calling %s: %s".formatted(call.name(), e.getMessage()));
    }
  }

  /** The first argument that settles it, or the last one. */
  private @Nullable Object junction(Expression.Junction junction) throws TemplateException {
    Object value = null;
    for (Expression argument : junction.arguments()) {
      value = eval(argument);
      if (GoValues.isTrue(value) != junction.and()) {
        return value;
      }
    }
    return value;
  }

  private void print(String text, int offset) throws TemplateException {
    if (text.length() > rules.maxLength() - out.length()) {
      throw source.problem(
          offset, "the result is longer than " + rules.maxLength() + " characters");
    }
    out.append(text);
  }

  private void count(int offset) throws TemplateException {
    if (++steps > rules.maxSteps()) {
      throw source.problem(offset, "it takes more than " + rules.maxSteps() + " steps");
    }
  }
}
