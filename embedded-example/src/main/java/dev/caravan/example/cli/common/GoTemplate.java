package dev.caravan.example.cli.common;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of Go's templates that people use on a command line: fields ({@code {{.JobSummary.ID}}},
 * {@code {{.}}}), {@code range}, {@code if}, {@code else} and {@code end}, strings ({@code
 * {{"\n"}}}), {@code {{json .}}}, {@code {{len .}}}, and dashes that trim white space. All else is
 * refused. Lists and objects are printed as JSON.
 */
final class GoTemplate {
  private static final Pattern ACTION = Pattern.compile("\\{\\{(- )?\\s*(.*?)\\s*( -)?}}");
  private static final Pattern PATH = Pattern.compile("\\.|(?:\\.[\\p{Alpha}_]\\w*)+");

  private final List<Part> parts;

  private GoTemplate(List<Part> parts) {
    this.parts = parts;
  }

  /** A piece of the template. */
  private interface Part {
    void appendTo(StringBuilder out, JsonNode dot);
  }

  /**
   * Reads a template.
   *
   * @throws CommandFailure if it has something that is not known here
   */
  static GoTemplate of(String text) {
    return new GoTemplate(new Reader().read(text));
  }

  /** The text that it gives for some JSON. */
  String of(JsonNode json) {
    StringBuilder out = new StringBuilder();
    append(parts, out, json);
    return out.toString();
  }

  private static void append(List<Part> parts, StringBuilder out, JsonNode dot) {
    parts.forEach(part -> part.appendTo(out, dot));
  }

  private static JsonNode value(String path, JsonNode dot) {
    JsonNode value = dot;
    for (String name : path.split("\\.", -1)) {
      if (!name.isEmpty()) {
        if (!value.has(name)) {
          throw new CommandFailure(
              "Error formatting the data: can't evaluate field %s in %s".formatted(name, path));
        }
        value = value.get(name);
      }
    }
    return value;
  }

  private static String text(JsonNode value) {
    if (value.isNull()) {
      return "<nil>";
    }
    return value.isContainerNode() ? value.toString() : value.asText();
  }

  /** Whether Go takes it for true: it is neither empty nor zero. */
  private static boolean isTrue(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY, OBJECT -> !value.isEmpty();
      case STRING -> !value.asText().isEmpty();
      case NUMBER -> value.asDouble() != 0;
      case BOOLEAN -> value.asBoolean();
      default -> false;
    };
  }

  /** A {@code range} or an {@code if} with what stands in it. */
  private static final class Block implements Part {
    private final boolean range;
    private final String path;
    private final List<Part> body = new ArrayList<>();
    private final List<Part> otherwise = new ArrayList<>();
    private boolean inElse;

    Block(boolean range, String path) {
      this.range = range;
      this.path = path;
    }

    List<Part> open() {
      return inElse ? otherwise : body;
    }

    @Override
    public void appendTo(StringBuilder out, JsonNode dot) {
      JsonNode value = value(path, dot);
      if (!isTrue(value)) {
        append(otherwise, out, dot);
      } else if (range) {
        value.forEach(element -> append(body, out, element));
      } else {
        append(body, out, dot);
      }
    }
  }

  /** Makes parts of the text. */
  private static final class Reader {
    private final List<Part> top = new ArrayList<>();
    private final Deque<Block> blocks = new ArrayDeque<>();

    List<Part> read(String text) {
      Matcher action = ACTION.matcher(text);
      int end = 0;
      boolean trim = false;
      while (action.find()) {
        addText(text.substring(end, action.start()), trim, action.group(1) != null);
        add(action.group(2));
        end = action.end();
        trim = action.group(3) != null;
      }
      addText(text.substring(end), trim, false);
      if (!blocks.isEmpty()) {
        throw wrong("unexpected EOF: an {{end}} is missing");
      }
      return top;
    }

    private void addText(String text, boolean trimStart, boolean trimEnd) {
      String start = trimStart ? text.stripLeading() : text;
      String literal = trimEnd ? start.stripTrailing() : start;
      if (literal.contains("{{")) {
        throw wrong("unclosed action");
      }
      add((out, dot) -> out.append(literal));
    }

    private void add(String action) {
      String[] words = action.split("\\s+", 2);
      String operand = words.length == 1 ? "" : words[1];
      switch (words[0]) {
        case "range" -> open(new Block(true, path(operand)));
        case "if" -> open(new Block(false, path(operand)));
        case "else" -> block(action).inElse = true;
        case "end" -> {
          block(action);
          blocks.pop();
        }
        case "json" -> addValue(operand, value -> JsonText.pretty(value));
        case "len" -> addValue(operand, value -> String.valueOf(value.size()));
        default -> addPlain(action);
      }
    }

    private void addPlain(String action) {
      if (action.length() > 1 && action.startsWith("\"") && action.endsWith("\"")) {
        String literal = action.substring(1, action.length() - 1).translateEscapes();
        add((out, dot) -> out.append(literal));
      } else {
        addValue(action, GoTemplate::text);
      }
    }

    private void addValue(String operand, Function<JsonNode, String> text) {
      String path = path(operand);
      add((out, dot) -> out.append(text.apply(value(path, dot))));
    }

    private void add(Part part) {
      Block block = blocks.peek();
      (block == null ? top : block.open()).add(part);
    }

    private void open(Block block) {
      add(block);
      blocks.push(block);
    }

    private Block block(String action) {
      Block block = blocks.peek();
      if (block == null) {
        throw wrong("unexpected {{" + action + "}}");
      }
      return block;
    }

    private static String path(String operand) {
      if (!PATH.matcher(operand).matches()) {
        throw wrong(
            "{{%s}} is not known here; fields, range, if, else, end, json and len are"
                .formatted(operand));
      }
      return operand;
    }

    private static CommandFailure wrong(String what) {
      return new CommandFailure("Error formatting the data: template: " + what);
    }
  }
}
