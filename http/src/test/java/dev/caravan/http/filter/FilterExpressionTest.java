package dev.caravan.http.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.http.request.ApiException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterExpressionTest {
  private static final String DOCUMENT =
      """
      {"Name": "web-1", "Status": "running", "Priority": 50, "Stop": false, "Datacenters": ["dc1", "dc2"],
       "Meta": {"owner": "ops", "empty": ""}, "Summary": {"a.b": {"Running": 2}}, "Nothing": null}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "Status == running|true",
        "Status == \"running\"|true",
        "Status == `dead`|false",
        "Status != dead|true",
        "Priority == 50|true",
        "Stop == false|true",
        "Meta.owner == ops|true",
        "Meta[\"owner\"] == ops|true",
        "Summary[\"a.b\"].Running == 2|true",
        "Datacenters.0 == dc1|true",
        "Datacenters contains dc2|true",
        "Datacenters not contains dc3|true",
        "dc1 in Datacenters|true",
        "\"dc3\" in Datacenters|false",
        "\"dc3\" not in Datacenters|true",
        "Name contains eb-|true",
        "Meta contains owner|true",
        "Name matches `^web-[0-9]+$`|true",
        "Name not matches `^db`|true",
        "Meta.empty is empty|true",
        "Missing is empty|true",
        "Nothing is empty|true",
        "Meta is not empty|true",
        "Missing.deeper == x|false",
        "not Status == dead|true",
        "Status == dead or Priority == 50|true",
        "Status == dead and Priority == 50 or Stop == false|true",
        "Status == dead and (Priority == 50 or Stop == false)|false",
        "not (Status == dead or Stop == true)|true",
      })
  void tellsWhetherADocumentIsWanted(String expression, boolean wanted) throws Exception {
    assertThat(FilterExpression.parse(expression).test(document())).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "Status|at character 7: an operator must stand here",
        "Status ==|at character 10: a value must stand here",
        "Status == a b|at character 13: \"b\" was not expected",
        "(Status == a|at character 13: \")\" must stand here",
        "Name matches `(`|no regular expression",
        "Status == \"a|nothing that a filter can contain",
        "== a|the name of a field must stand here",
      })
  void saysWhereAnExpressionIsWrong(String expression, String sentence) {
    assertThatThrownBy(() -> FilterExpression.parse(expression))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void isBounded() {
    assertThatThrownBy(() -> FilterExpression.parse("(".repeat(4000)))
        .hasMessageContaining("nested too deeply");
    assertThatThrownBy(() -> FilterExpression.parse("a".repeat(5000)))
        .hasMessageContaining("longer than");
  }

  @Test
  void givesUpOnPatternsThatTryForAges() throws Exception {
    JsonNode document = new ObjectMapper().createObjectNode().put("Name", "a".repeat(60) + "!");

    assertThatThrownBy(() -> FilterExpression.parse("Name matches `^(.*a){25}b`").test(document))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("takes too long");
  }

  @Test
  void neverFailsWithAnythingElse() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String[] words = {"Name", "==", "!=", "in", "not", "(", ")", "[", "]", "\"", "`", "and", "is"};
    JsonNode document = document();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = random.nextInt(8); word >= 0; word--) {
        text.append(words[random.nextInt(words.length)]).append(random.nextBoolean() ? " " : "");
      }
      try {
        boolean unused = FilterExpression.parse(text.toString()).test(document);
      } catch (ApiException expected) {
        // Refused with a sentence.
        assertThat(expected.status()).as("seed %d: %s", seed, text).isEqualTo(400);
      }
    }
  }

  private static JsonNode document() throws JsonProcessingException {
    return new ObjectMapper().readTree(DOCUMENT);
  }
}
