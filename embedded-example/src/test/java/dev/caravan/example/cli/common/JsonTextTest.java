package dev.caravan.example.cli.common;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class JsonTextTest {
  @Test
  void printsKeysInOrderAndAnElementALine() throws Exception {
    String json = "{\"b\": [1, {\"z\": null, \"a\": \"\"}], \"a\": {}, \"c\": []}";

    assertThat(JsonText.pretty(new ObjectMapper().readTree(json)))
        .isEqualTo(
            """
            {
                "a": {},
                "b": [
                    1,
                    {
                        "a": "",
                        "z": null
                    }
                ],
                "c": []
            }""");
  }
}
