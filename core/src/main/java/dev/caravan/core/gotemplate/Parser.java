package dev.caravan.core.gotemplate;

import dev.caravan.core.gotemplate.Node.Pipeline;
import dev.caravan.core.gotemplate.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the parts of a template out of its tokens: text, actions, and the blocks they open. */
final class Parser {
  /** Deeper than people nest, and shallow enough for any thread's stack. */
  private static final int MAX_DEPTH = 100;

  private final Source source;
  private final Tokens tokens;
  private final ExpressionParser expressions;
  private final Map<String, List<Node>> definitions = new HashMap<>();
  private int depth;
  private int loops;

  Parser(Source source, List<Token> tokens, Map<String, TemplateFunction> functions) {
    this.source = source;
    this.tokens = new Tokens(source, tokens);
    this.expressions = new ExpressionParser(source, this.tokens, functions);
  }

  /**
   * What a template has.
   *
   * @param body its parts
   * @param definitions the templates that it defines, by name
   * @param called the functions that it calls
   */
  record Parsed(List<Node> body, Map<String, List<Node>> definitions, Set<String> called) {}

  Parsed parse() throws TemplateException {
    List<Node> body = new ArrayList<>();
    Token stop = list(body);
    if (!stop.is(Kind.END)) {
      throw source.problem(stop.offset(), "unexpected " + stop.shown());
    }
    return new Parsed(body, definitions, expressions.called());
  }

  /** Reads parts until something ends or goes on with the block that they are in. */
  private Token list(List<Node> into) throws TemplateException {
    while (true) {
      Token token = tokens.next();
      if (token.is(Kind.END)) {
        return token;
      }
      if (token.is(Kind.TEXT)) {
        into.add(new Node.Text(token.text()));
        continue;
      }
      Token word = tokens.peek();
      if (word.isWord("end") || word.isWord("else")) {
        return tokens.next();
      }
      Node node = action(word);
      if (node != null) {
        into.add(node);
      }
    }
  }

  private @Nullable Node action(Token word) throws TemplateException {
    if (!word.is(Kind.WORD)) {
      return printed();
    }
    switch (word.text()) {
      case "if", "with" -> {
        tokens.next();
        return conditional(word);
      }
      case "range" -> {
        tokens.next();
        return range(word);
      }
      case "template" -> {
        tokens.next();
        return include(word);
      }
      case "block" -> {
        tokens.next();
        return block(word);
      }
      case "define" -> {
        tokens.next();
        define(word);
        return null;
      }
      case "break", "continue" -> {
        return jump(tokens.next());
      }
      default -> {
        return printed();
      }
    }
  }

  private Node printed() throws TemplateException {
    return new Node.Action(closed(expressions.pipeline(false)));
  }

  private Node conditional(Token word) throws TemplateException {
    int variables = expressions.scope();
    Pipeline condition = closed(expressions.pipeline(false));
    List<Node> then = new ArrayList<>();
    List<Node> otherwise = branches(word, then);
    expressions.leave(variables);
    return word.isWord("if")
        ? new Node.If(condition, then, otherwise)
        : new Node.With(condition, then, otherwise);
  }

  private Node range(Token word) throws TemplateException {
    int variables = expressions.scope();
    Pipeline over = closed(expressions.pipeline(true));
    List<Node> body = new ArrayList<>();
    loops++;
    List<Node> otherwise = branches(word, body);
    loops--;
    expressions.leave(variables);
    return new Node.Range(over, body, otherwise, word.offset());
  }

  /** Reads what a block has up to its end; what stands behind its {@code else} is returned. */
  private List<Node> branches(Token opened, List<Node> then) throws TemplateException {
    enter(opened);
    int variables = expressions.scope();
    Token stop = list(then);
    expressions.leave(variables);
    List<Node> otherwise = new ArrayList<>();
    if (stop.isWord("else")) {
      otherwise(opened, otherwise);
    } else {
      end(opened, stop);
    }
    depth--;
    return otherwise;
  }

  private void otherwise(Token opened, List<Node> into) throws TemplateException {
    Token next = tokens.peek();
    if ((next.isWord("if") || next.isWord("with")) && !opened.isWord("range")) {
      // The end of the inner block ends the outer one too.
      into.add(conditional(tokens.next()));
      return;
    }
    tokens.expect(Kind.CLOSE, "else");
    int variables = expressions.scope();
    end(opened, list(into));
    expressions.leave(variables);
  }

  private void end(Token opened, Token stop) throws TemplateException {
    if (stop.is(Kind.END)) {
      throw source.problem(opened.offset(), "{{" + opened.text() + "}} has no {{end}}");
    }
    if (!stop.isWord("end")) {
      throw source.problem(stop.offset(), "unexpected {{else}}");
    }
    tokens.expect(Kind.CLOSE, "end");
  }

  private Node include(Token word) throws TemplateException {
    String name = name(word);
    return new Node.Include(name, closedIfAny(), word.offset());
  }

  private Node block(Token word) throws TemplateException {
    String name = name(word);
    Pipeline dot = closed(expressions.pipeline(false));
    body(word, name);
    return new Node.Include(name, dot, word.offset());
  }

  private void define(Token word) throws TemplateException {
    String name = name(word);
    tokens.expect(Kind.CLOSE, "define");
    body(word, name);
  }

  private void body(Token word, String name) throws TemplateException {
    enter(word);
    List<Node> body = new ArrayList<>();
    int loopsOutside = loops;
    loops = 0;
    List<String> outside = expressions.hideVariables();
    end(word, list(body));
    expressions.showVariables(outside);
    loops = loopsOutside;
    depth--;
    if (definitions.put(name, body) != null) {
      throw source.problem(word.offset(), "multiple definition of template \"" + name + "\"");
    }
  }

  private String name(Token word) throws TemplateException {
    Token name = tokens.next();
    if (name.value() instanceof String text) {
      return text;
    }
    throw source.problem(
        name.offset(), "unexpected " + name.shown() + " in " + word.text() + " clause");
  }

  private Node jump(Token word) throws TemplateException {
    if (loops == 0) {
      throw source.problem(word.offset(), "{{" + word.text() + "}} outside {{range}}");
    }
    tokens.expect(Kind.CLOSE, word.text());
    return word.isWord("break") ? new Node.Break() : new Node.Continue();
  }

  private @Nullable Pipeline closedIfAny() throws TemplateException {
    if (tokens.peek().is(Kind.CLOSE)) {
      tokens.next();
      return null;
    }
    return closed(expressions.pipeline(false));
  }

  private Pipeline closed(Pipeline pipeline) throws TemplateException {
    tokens.expect(Kind.CLOSE, "command");
    return pipeline;
  }

  private void enter(Token opened) throws TemplateException {
    if (++depth > MAX_DEPTH) {
      throw source.problem(opened.offset(), "blocks are nested too deeply");
    }
  }
}
