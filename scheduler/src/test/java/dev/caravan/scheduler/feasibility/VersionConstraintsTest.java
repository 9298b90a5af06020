package dev.caravan.scheduler.feasibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Examples from the documentation and tests of go-version and Nomad. */
class VersionConstraintsTest {

  private static boolean lenient(String version, String constraint) {
    return VersionConstraints.lenient(constraint).orElseThrow().test(version);
  }

  private static boolean strict(String version, String constraint) {
    return VersionConstraints.strict(constraint).orElseThrow().test(version);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1.2.3        | >= 1.0, < 1.4       | true
          1.4          | >= 1.0, < 1.4       | false
          v1.2         | 1.2.0               | true
          1.2.0.0      | = 1.2               | true
          1.2          | != 1.2.0            | false
          1.10.0       | > 1.9               | true
          1.7rc2       | < 1.7               | false
          1.7rc2       | = 1.7-rc2           | true
          2.0.0-beta.1 | >= 1.3              | false
          1.2.0-beta.2 | > 1.2.0-beta.1      | true
          1.2.0-beta.10| > 1.2.0-beta.9      | true
          1.2.0-beta   | > 1.2.0-1           | true
          1.3.0-beta   | > 1.2.0-beta        | false
          1.2.0        | > 1.2.0-beta        | true
          1.2.0+build1 | = 1.2.0             | true
          1.2.3        | ~> 1.2              | true
          1.9.0        | ~> 1.2              | true
          2.0.0        | ~> 1.2              | false
          1.2.9        | ~> 1.2.3            | true
          1.3.0        | ~> 1.2.3            | false
          1.2.2        | ~> 1.2.3            | false
          3.0          | ~> 2                | true
          1.2.3-beta.2 | ~> 1.2.3-beta.1     | true
          1.2.4        | ~> 1.2.3-beta.1     | false
          newest       | > 0                 | false
          """)
  void versionsAreComparedAsGoVersionDoes(String version, String constraint, boolean expected) {
    assertThat(lenient(version, constraint)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2.0.0-beta.1 | < 2.1.0             | true
          2.0.0-beta.1 | >= 2.0.0            | false
          1.3.0-beta   | > 1.2.0-beta        | true
          1.2.0+build1 | = 1.2.0             | true
          1.7rc2       | > 0                 | false
          1.7.0-rc.2   | < 1.7.0, > 1.7.0-rc | true
          """)
  void preReleasesHaveTheirPlaceInTheOrderOfSemanticVersions(
      String version, String constraint, boolean expected) {
    assertThat(strict(version, constraint)).isEqualTo(expected);
  }

  @Test
  void semanticVersionsKnowNoPessimisticOperator() {
    assertThat(VersionConstraints.strict("~> 1.2")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ">", "newest", "1.2, ", "=> 1.2", "1.2 1.3"})
  void whatIsNoConstraintIsNotRead(String text) {
    assertThat(VersionConstraints.lenient(text)).isEmpty();
  }
}
