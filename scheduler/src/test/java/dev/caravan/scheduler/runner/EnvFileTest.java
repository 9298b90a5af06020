package dev.caravan.scheduler.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class EnvFileTest {

  @Test
  void readsValuesWithAndWithoutQuotes() throws IOException {
    assertThat(
            EnvFile.parse(
                """
                # a comment

                PLAIN = some words # and a comment
                export EXPORTED=1
                DOUBLE="a \\"quoted\\" line\\nand another"  # said so
                SINGLE='as $it # is\\n'
                HASH=a#b
                EMPTY=
                """))
        .containsExactly(
            entry("PLAIN", "some words"),
            entry("EXPORTED", "1"),
            entry("DOUBLE", "a \"quoted\" line\nand another"),
            entry("SINGLE", "as $it # is\\n"),
            entry("HASH", "a#b"),
            entry("EMPTY", ""));
  }

  @Test
  void saysWhichLineIsWrong() {
    assertThatThrownBy(() -> EnvFile.parse("A=1\nno variable"))
        .hasMessage("line 2 is not of the form NAME=value");
    assertThatThrownBy(() -> EnvFile.parse("A=1\n\nB=\"open"))
        .hasMessage("the quotes of line 3 do not close");
    assertThatThrownBy(() -> EnvFile.parse("1A=1"))
        .hasMessage("line 1 is not of the form NAME=value");
  }
}
