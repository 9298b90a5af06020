package dev.caravan.scheduler.feasibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTest {

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      textBlock =
          """
          a      | =                | a     | true
          a      | ==               | a     | true
          a      | is               | b     | false
          null   | =                | a     | false
          a      | !=               | b     | true
          a      | not              | a     | false
          null   | !=               | a     | true
          9      | <                | 10    | true
          10     | <                | 9     | false
          2.5    | <=               | 2.50  | true
          16     | >                | 4     | true
          16     | >=               | 16.0  | true
          -1     | <                | 1     | true
          a      | <                | b     | true
          b      | >=               | b     | true
          v10    | >                | v9    | false
          null   | <                | b     | false
          linux  | regexp           | ^li.u | true
          linux  | regexp           | bsd   | false
          null   | regexp           | .*    | false
          linux  | regexp           | (?i)L(?P<last>i) | true
          linux  | regexp           | l(?=i) | false
          linux  | regexp           | l(    | false
          a, b,c | set_contains     | a,c   | true
          a,b    | set_contains_all | a,c   | false
          a,b    | set_contains_any | a,c   | true
          a,b    | set_contains_any | c,d   | false
          a      | is_set           | ''    | true
          null   | is_set           | ''    | false
          null   | is_not_set       | ''    | true
          a      | is_not_set       | ''    | false
          1.10.0 | version          | >1.9  | true
          1.10.0 | semver           | <1.9.0| false
          """)
  void holdsAsItsWordSays(
      @Nullable String left, String word, @Nullable String right, boolean expected) {
    assertThat(Operator.ofWord(word).orElseThrow().holds(left, right)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"distinct_hosts", "distinct_property", "about"})
  void doesNotPretendToKnowOtherWords(String word) {
    assertThat(Operator.ofWord(word)).isEmpty();
  }

  @Test
  void anExpressionThatIsNoneHoldsNowhere() {
    assertThat(Operator.REGEXP.holds("linux", "(")).isFalse();
    assertThat(Operator.VERSION.holds("1.0", "newest")).isFalse();
  }
}
