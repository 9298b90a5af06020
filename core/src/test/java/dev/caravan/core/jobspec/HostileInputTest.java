package dev.caravan.core.jobspec;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Text that is long or deep on purpose ends in problems, soon. */
class HostileInputTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  static Stream<Arguments> hostile() {
    return Stream.of(
        repeated("{\n", 500_000),
        repeated("a {\n", 250_000),
        repeated("a = [", 200_000),
        repeated("\"", 1_000_000),
        repeated(" \"${", 200_000),
        repeated("${", 500_000),
        repeated("<<A\n", 250_000),
        repeated("a = b.", 150_000),
        repeated("x = \"\\u\n", 100_000),
        repeated("job \"a\" {\n}\n", 80_000),
        repeated("a = 1\n", 170_000),
        repeated("/* ", 300_000),
        within("list", "a = [", "1,", 400_000, "]"),
        within("labels", "job \"x\" {", "\n", 10, "}\njob" + " \"a\"".repeat(200_000) + " {\n}\n"),
        within("nested lists in JSON", "{\"ID\": ", "[", 500_000, ""),
        within("nested objects in JSON", "", "{\"a\": ", 100_000, ""),
        within("fields in JSON", "{", "\"a\": 1,", 100_000, "\"b\": 1}"),
        constraint("regexp", "(".repeat(100_000)),
        constraint("version", "1" + ".1".repeat(100_000)),
        expression("parentheses", "(".repeat(50_000) + ")".repeat(50_000)),
        expression("unary operators", "!".repeat(300_000) + "true"),
        expression("a sum", "1" + " + 1".repeat(100_000)),
        expression("conditionals", "true ? 1 : ".repeat(50_000) + "1"),
        expression("members", "node" + ".a".repeat(200_000)),
        expression("indexes", "[1]" + "[0]".repeat(200_000)),
        expression("splats", "[1]" + "[*]".repeat(200_000)),
        expression("calls", "upper(".repeat(50_000) + ")".repeat(50_000)),
        expression("nested templates", "\"${".repeat(50_000) + "}\"".repeat(50_000)),
        expression("templates, brackets", "\"${((((".repeat(30) + "1" + "))))}\"".repeat(30)),
        expression("directives", "\"" + "%{ if true }".repeat(50_000) + "\""),
        expression("nested loops", "[for x in range(99999) : [for y in range(99999) : 1]]"),
        expression("long text", "join(\"\", [for x in range(99999) : \"%s\"])", 1_000),
        expression("replacements", "replace(\"%1$s\", \"a\", \"%1$s\")", 100_000),
        expression("products", "setproduct(range(9999), range(9999), range(9999))"),
        expression("powers", "pow(pow(10, 900), 900)"),
        expression("indentation", "indent(99999999, \"\\n\\n\\n\")"),
        expression("backtracking", "regex_replace(\"%s!\", \"(a|aa)+\\\\1x$\", \"\")", 40),
        expression("deep patterns", "regex_replace(\"%s!\", \"^(a|b)*$\", \"\")", 200_000),
        expression("separators", "split(\"\", \"%s\")", 500_000),
        expression("slashes", "basename(\"" + "/".repeat(500_000) + "a\") + 1"),
        expression("chained locals", "local.a9999", chain(10_000, "[local.a%d]")),
        expression("growing locals", "local.a99", chain(100, "[local.a%1$d, local.a%1$d]")),
        expression("growing text", "local.a99", chain(100, "\"${local.a%1$d}${local.a%1$d}\"")),
        config("labels", "b" + " \"l\"".repeat(200_000) + " {\n}"),
        config("blocks", "b {\n".repeat(90) + "}\n".repeat(90)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void endsInProblems(String name, String text) {
    Assertions.assertTimeout(
        LIMIT,
        () ->
            assertThatExceptionOfType(InvalidJobException.class)
                .isThrownBy(() -> JobSpec.parse(text, "text")));
  }

  private static Arguments repeated(String piece, int times) {
    return Arguments.of(piece, piece.repeat(times));
  }

  private static Arguments within(String name, String start, String piece, int times, String end) {
    return Arguments.of(name, start + piece.repeat(times) + end);
  }

  private static Arguments constraint(String operator, String value) {
    String block = "constraint {\nattribute = \"a\"\n%s = \"%s\"\n}".formatted(operator, value);
    return Arguments.of(operator, job(block, ""));
  }

  private static Arguments expression(String name, String expression) {
    return expression(name, expression, "");
  }

  /** Of an expression with a long text in it. */
  private static Arguments expression(String name, String expression, int length) {
    return expression(name, expression.formatted("a".repeat(length)), "");
  }

  private static Arguments expression(String name, String expression, String locals) {
    return Arguments.of("expression " + name, locals + job("name = " + expression, ""));
  }

  /** Locals, each of which is made of the one before. */
  private static String chain(int length, String link) {
    StringBuilder locals = new StringBuilder("locals {\na0 = \"x\"\n");
    for (int i = length - 1; i > 0; i--) {
      locals.append("a%d = ".formatted(i)).append(link.formatted(i - 1)).append('\n');
    }
    return locals.append("}\n").toString();
  }

  private static Arguments config(String name, String content) {
    return Arguments.of("config " + name, job("", "config {\n" + content + "\n}"));
  }

  private static String job(String ofJob, String ofTask) {
    return """
        job "x" {
        datacenters = ["dc1"]
        %s
        group "g" {
        task "t" {
        driver = "mock"
        %s
        }
        }
        }
        """
        .formatted(ofJob, ofTask);
  }
}
