package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArgumentsTest {
  @Test
  void twoDashesMeanTheSameAsOne() {
    assertThat(Arguments.withSingleDashes("job", "run", "--check-index=5", "-detach", "a.nomad"))
        .containsExactly("job", "run", "-check-index=5", "-detach", "a.nomad");
  }

  @Test
  void nothingBehindTheEndOfTheOptionsIsOne() {
    assertThat(Arguments.withSingleDashes("alloc", "--", "--x"))
        .containsExactly("alloc", "--", "--x");
  }
}
