package dev.caravan.scheduler.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedSourceTest {

  @ParameterizedTest
  @CsvSource({
    "https://example.com/a, https://example.com/a",
    "https://example.com/a/, https://EXAMPLE.com:443/a/b.tgz?x=1",
    "https://example.com, https://example.com/any/thing",
    "http://example.com:8080/, http://example.com:8080/x",
    "file:///srv/a, file:///srv/a/b",
  })
  void coversWhatIsBeneathIt(String prefix, URI source) {
    assertThat(AllowedSource.of(prefix).covers(source)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/a, http://example.com/a/b",
    "https://example.com/a, https://example.com/ab",
    "https://example.com/a, https://example.com.evil.org/a/b",
    "https://example.com/a, https://example.com@evil.org/a/b",
    "https://example.com/a, https://example.com:444/a/b",
    "https://example.com/a, https://example.com/a/../b",
    "https://example.com/a, https://example.com/a/%2e%2e/b",
    "file:///srv/a, file:///srv/a/../b",
    "file:///srv/a, file:///etc/passwd",
  })
  void coversNothingElse(String prefix, URI source) {
    assertThat(AllowedSource.of(prefix).covers(source)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com/a", "ftp://example.com/", "https:///a", ""})
  void saysHowAPlaceIsWritten(String prefix) {
    assertThatThrownBy(() -> AllowedSource.of(prefix))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("use https://HOST/PATH/ or file:///PATH/");
  }
}
