package dev.caravan.core.jobspec.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Expressions and what they give, from tables of lines {@code expression ## result}; ⏎ is a line
 * break.
 */
class ExpressionTableTest {
  private static final Path TABLES = Path.of("src/test/resources/jobspec/expressions");
  private static final Pattern CALL = Pattern.compile("\\b([a-z0-9_]+)\\(");

  static Stream<Arguments> values() {
    return rows("values.txt");
  }

  static Stream<Arguments> functions() {
    return rows("functions.txt");
  }

  static Stream<Arguments> refusals() {
    return rows("refusals.txt");
  }

  @ParameterizedTest
  @MethodSource({"values", "functions"})
  void givesAValue(String expression, String json) {
    assertThat(Expressions.json(expression)).isEqualTo(json);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refuses(String expression, String message) {
    assertThat(Expressions.refusal(expression)).isEqualTo(message);
  }

  @Test
  void hasALineForEachFunction() {
    Set<String> called =
        Stream.of("functions.txt", "refusals.txt")
            .flatMap(table -> lines(table).stream())
            .flatMap(line -> CALL.matcher(line).results())
            .map((MatchResult call) -> call.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(called).containsAll(Functions.names());
  }

  private static Stream<Arguments> rows(String table) {
    return lines(table).stream()
        .map(
            line ->
                Arguments.of(Arrays.stream(line.split(" ## ", 2)).map(String::strip).toArray()));
  }

  private static List<String> lines(String table) {
    try (Stream<String> lines = Files.lines(TABLES.resolve(table))) {
      return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
