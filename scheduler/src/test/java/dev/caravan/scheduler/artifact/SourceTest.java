package dev.caravan.scheduler.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceTest {

  @Test
  void optionsMayBePartOfTheQuery() {
    Source source = source("https://h/a.zip?v=1%202&archive=false&checksum=md5:00", Map.of());

    assertThat(source.place()).hasToString("https://h/a.zip?v=1%202");
    assertThat(source.options())
        .containsOnly(Map.entry("archive", "false"), Map.entry("checksum", "md5:00"));
  }

  @Test
  void optionsApartGoFirst() {
    Source source = source("https://h/a?archive=zip&v=1", Map.of("archive", "false", "v", "2"));

    assertThat(source.place()).hasToString("https://h/a?v=2");
    assertThat(source.options()).containsOnly(Map.entry("archive", "false"));
  }

  @Test
  void othersAreSentToTheServer() {
    assertThat(source("https://h/a", Map.of("to ken", "x&y")).place())
        .hasToString("https://h/a?to+ken=x%26y");
  }

  @Test
  void aSourceWithoutAnyIsLeftAsItIs() {
    assertThat(source("https://u@h:1/a%20b?x", Map.of()).place())
        .hasToString("https://u@h:1/a%20b?x");
    assertThat(source("file:///a/b", Map.of("archive", "false")).place())
        .hasToString("file:///a/b");
  }

  @Test
  void aQueryThatCannotBeReadIsRefused() {
    assertThatThrownBy(() -> source("https://h/a?%zz=1", Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Source source(String written, Map<String, String> apart) {
    return Source.of(URI.create(written), apart);
  }
}
