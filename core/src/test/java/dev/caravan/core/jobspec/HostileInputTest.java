package dev.caravan.core.jobspec;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        expression("nested YAML", "yamldecode(\"%s\")".formatted("[".repeat(5_000))),
        expression("nested blocks of YAML", "yamldecode(\"%s1\")".formatted("- ".repeat(5_000))),
        expression("nested objects of YAML", "yamldecode(\"%s\")".formatted("{a: ".repeat(5_000))),
        expression("aliases of YAML", "yamldecode(\"%s\")".formatted(aliases(90))),
        expression("a number of YAML", "yamldecode(\"%s\")".formatted("9".repeat(900_000))),
        expression("anchors of YAML", "yamldecode(\"%s*b\")".formatted("- &a 1\\n".repeat(50_000))),
        expression(
            "indented YAML",
            "yamlencode(" + "[".repeat(80) + "local.a20" + "]".repeat(80) + ")",
            chain(21, "\"${local.a%1$d}\\n${local.a%1$d}\"")),
        expression("nested JSON", "jsondecode(\"%s\")".formatted("[".repeat(5_000))),
        expression("hashes", "[for x in range(99999) : bcrypt(\"a\", 14)]"),
        expression("huge numbers", "1e999 * 1e999"),
        expression("a number", "9".repeat(500_000)),
        expression("ranges", "[for x in range(100000) : range(100000)]"),
        expression("formats", "format(\"%%99999999d\", 1)"),
        expression("products of sets", "setproduct([for x in range(99) : range(99)]...)"),
        hclJson("nested lists", "[".repeat(5_000)),
        hclJson("nested objects", "{\"a\": ".repeat(5_000)),
        hclJson("bodies", "[{},".repeat(190)),
        hclJson("braces", "{\"x\": {\"name\": \"" + "${".repeat(200_000) + "\"}}}"),
        hclJson("brackets", "{\"x\": {\"name\": \"${" + "(".repeat(200_000) + "}\"}}}"),
        hclJson(
            "names",
            "{\"x\": {\"meta\": {\"a\": {" + "\"${\": 1,".repeat(50_000) + "\"b\": 1}}}}}"),
        hclJson("a number", "{\"x\": {\"priority\": " + "9".repeat(900_000) + "}}}"),
        hclJson("an exponent", "{\"x\": {\"priority\": 1e999999999}}}"),
        dynamic(
            "dynamic blocks",
            "range(100000)",
            "[for x in range(99) : \"%s\"]".formatted("a".repeat(99))),
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

  static Stream<Arguments> hostileInHcl1() {
    return Stream.of(
        repeated("{\n", 500_000),
        repeated("a {", 300_000),
        repeated("a = {", 200_000),
        repeated("a = [", 200_000),
        repeated("\"", 1_000_000),
        repeated(" \"${", 200_000),
        repeated("${", 500_000),
        repeated("<<A\n", 250_000),
        repeated("<<-A\n", 200_000),
        repeated("a.", 500_000),
        repeated("\"\\", 500_000),
        repeated("job \"a\" {}", 90_000),
        repeated("a = 1 ", 170_000),
        repeated("/* ", 300_000),
        within("nesting", "", "a {", 5_000, "}".repeat(5_000)),
        within("lists", "a = ", "[", 5_000, "]".repeat(5_000)),
        within("labels", "job", " \"a\"", 200_000, " {}"),
        within("a number", "a = ", "9", 900_000, ""),
        within("a string", "job \"", "a", 1_000_000, "\" {}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileInHcl1")
  void endsInProblemsInHcl1(String name, String text) {
    Assertions.assertTimeout(
        LIMIT,
        () ->
            assertThatExceptionOfType(InvalidJobException.class)
                .isThrownBy(() -> JobSpec.parse(text, "text", JobLanguage.HCL1)));
  }

  /** Longer than any job may be, as HCL, HCL1 and JSON. */
  @ParameterizedTest
  @ValueSource(strings = {"a = \"%s\"", "{\"ID\": \"%s\"}", "{\"job\": {\"%s\": {}}}"})
  void refusesAStringOfTenMegabytes(String format) {
    String text = format.formatted("a".repeat(10_000_000));

    for (JobLanguage language : JobLanguage.values()) {
      assertThatExceptionOfType(InvalidJobException.class)
          .isThrownBy(() -> JobSpec.parse(text, "text", language))
          .withMessageContaining("longer than 1024 KiB");
    }
  }

  private static Arguments hclJson(String name, String job) {
    return Arguments.of("HCL in JSON: " + name, "{\"job\": " + job + "}");
  }

  /** Each of the anchors stands for ten of the one before. */
  private static String aliases(int levels) {
    StringBuilder yaml = new StringBuilder("- &a0 x\\n");
    for (int i = 1; i < levels; i++) {
      String items = ("*a" + (i - 1) + ", ").repeat(10);
      yaml.append("- &a%d [%s]\\n".formatted(i, items));
    }
    return yaml.toString();
  }

  /** Many blocks, each of which computes something. */
  private static Arguments dynamic(String name, String source, String content) {
    String block =
        """
        dynamic "constraint" {
        for_each = %s
        content {
        value = join("", %s)
        }
        }
        """;
    return Arguments.of(name, job(block.formatted(source, content), ""));
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
