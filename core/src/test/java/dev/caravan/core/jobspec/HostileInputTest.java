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
