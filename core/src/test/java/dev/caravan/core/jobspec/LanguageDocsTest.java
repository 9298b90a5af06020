package dev.caravan.core.jobspec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.jobspec.eval.Functions;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page on the languages says is so. */
class LanguageDocsTest {
  private static final String PAGE = Corpus.text(Path.of("../docs/job-languages.md"));

  @Test
  void namesEachFunction() {
    Stream<String> rows =
        section("### Functions")
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| |"));

    List<String> named = rows.flatMap(row -> matches("`(\\w+)`", row)).toList();

    assertThat(named).containsExactlyInAnyOrderElementsOf(Functions.names());
  }

  @Test
  void hasExamplesThatCanBeRead() {
    assertThat(matches("(?s)```(?:hcl|json)\n(.*?)```", PAGE))
        .hasSize(2)
        .allSatisfy(example -> assertThat(JobSpec.parse(example, "example")).isNotNull());
  }

  private static String section(String heading) {
    String after = PAGE.substring(PAGE.indexOf(heading) + heading.length());
    return after.substring(0, after.indexOf("\n## "));
  }

  private static Stream<String> matches(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1));
  }
}
