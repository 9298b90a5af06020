package dev.caravan.scheduler.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.gotemplate.GoTemplate;
import dev.caravan.core.gotemplate.GoTemplate.Delimiters;
import dev.caravan.core.gotemplate.GoTemplate.Rules;
import dev.caravan.core.gotemplate.TemplateException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out is what consul-template gives for the same template. */
class TemplateFunctionsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:34:56.789Z"), ZoneOffset.UTC);

  private static final TemplateFunctions.Services SERVICES =
      new TemplateFunctions.Services() {
        @Override
        public List<Map<String, Object>> named(String name) {
          return List.of(Map.of("Name", name, "Address", "127.0.0.1", "Port", 80L));
        }

        @Override
        public List<Map<String, Object>> all() {
          return List.of(Map.of("Name", "web", "Tags", List.of("a")));
        }
      };

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\u0001',
      value = {
        "{{ env \"NAME\" }} => web",
        "{{ env \"OTHER\" }}! => !",
        "{{ envOrDefault \"OTHER\" \"none\" }} => none",
        "{{ \"Web\" | toLower }}{{ toUpper \"Web\" }}{{ toTitle \"a web\" }} => webWEBA Web",
        "{{ \" x \" | trimSpace }}{{ \"--x--\" | trim \"-\" }} => xx",
        "{{ \"abc\" | trimPrefix \"a\" | trimSuffix \"c\" }} => b",
        "{{ \"a-b-c\" | replaceAll \"-\" \".\" }} => a.b.c",
        "{{ \"a,b,c\" | split \",\" }} => [a b c]",
        "{{ \"a.b.\" | split \".\" | len }}{{ \"\" | split \".\" | len }} => 30",
        "{{ \"a,b\" | split \",\" | join \";\" }} => a;b",
        "{{ if \"web-1\" | regexMatch \"^web-[0-9]+$\" }}yes{{ end }} => yes",
        "{{ \"foo123\" | regexReplaceAll \"([a-z]+)\" \"<$1>\" }} => <foo>123",
        "{{ 5 | subtract 2 }} {{ 2 | add 3 }} {{ 7 | divide 2 }} {{ 7 | modulo 4 }} => 3 5 3 3",
        "{{ 1.5 | multiply 2 }} {{ 3 | minimum 2 }} => 3 2",
        "{{ range loop 3 }}{{ . }}{{ end }} {{ range loop 5 7 }}{{ . }}{{ end }} => 012 56",
        "{{ \"42\" | parseInt | add 1 }} {{ \"true\" | parseBool }} {{ \"0.5\" | parseFloat }} => 43 true 0.5",
        "{{ with $d := `{\"b\": {\"x\": [1, 2.5, null]}, \"a\": true}` | parseJSON }}{{ $d.b.x }}{{ $d.a }}{{ end }} => [1 2.5 <nil>]true",
        "{{ `{\"b\": \"<\", \"a\": [1]}` | parseJSON | toJSON }} => {\"a\":[1],\"b\":\"\\u003c\"}",
        "{{ \"hello\" | base64Encode }} {{ \"aGVsbG8=\" | base64Decode }} => aGVsbG8= hello",
        "{{ \"a\" | md5sum }} => 0cc175b9c0f1b6a831c399e269772661",
        "{{ sprig_list 1 2 | toJSON }} => [1,2]",
        "{{ if \"a,b\" | split \",\" | contains \"b\" }}has{{ end }} => has",
        "{{ in (sprig_list \"x\" \"y\") \"y\" }} => true",
        "{{ range nomadService \"web\" }}{{ .Name }}={{ .Address }}:{{ .Port }}{{ end }} => web=127.0.0.1:80",
        "{{ range nomadServices }}{{ .Name }}{{ .Tags }}{{ end }} => web[a]",
        "{{ timestamp }} => 2026-11-23T12:34:56Z",
        "{{ timestamp \"unix\" }} => 1795437296",
        "{{ timestamp \"2006-01-02 15:04:05\" }} {{ timestamp \"Jan 2, 3:04PM\" }} => 2026-11-23 12:34:56 Nov 23, 12:34PM",
        "{{ file \"local/there\" }} => text of local/there",
        "{{ \"\" | sprig_default \"x\" }} {{ sprig_ternary \"a\" \"b\" true }} => x a",
        "{{ sprig_dict \"k\" 1 | toJSON }} {{ \"x\" | sprig_quote }} => {\"k\":1} \"x\"",
        "{{ \"a\\nb\" | indent 2 | replaceAll \"\\n\" \"|\" }} =>   a|  b",
      },
      ignoreLeadingAndTrailingWhitespace = false)
  void rendersAsConsulTemplateDoes(String template, String expected) throws TemplateException {
    assertThat(rendered(template)).isEqualTo(expected);
  }

  @Test
  void indentsJson() throws TemplateException {
    assertThat(rendered("{{ `{\"b\":{},\"a\":[1,2]}` | parseJSON | toJSONPretty }}"))
        .isEqualTo(
            """
            {
              "a": [
                1,
                2
              ],
              "b": {}
            }""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"key \"a\"", "secret \"kv/a\"", "nomadVar \"a\"", "plugin \"/bin/sh\""})
  void whatThereIsNotHereIsRefusedWithTheReason(String call) {
    assertThatThrownBy(() -> rendered("\n{{ " + call + " }}"))
        .hasMessageStartingWith(
            "template: t:2:4: error calling " + call.substring(0, call.indexOf(" ")) + ": ");
  }

  @Test
  void saysWhatWasWrongWithAnArgument() {
    assertThatThrownBy(() -> rendered("{{ toLower 3 }}"))
        .hasMessage("template: t:1:4: error calling toLower: argument 1 must be a string, not 3");
    assertThatThrownBy(() -> rendered("{{ split \",\" }}"))
        .hasMessage("template: t:1:4: error calling split: wrong number of args: want 2 got 1");
    assertThatThrownBy(() -> rendered("{{ mustEnv \"NONE\" }}"))
        .hasMessageEndingWith("error calling mustEnv: the task has no variable NONE");
    assertThatThrownBy(() -> rendered("{{ file \"../x\" }}"))
        .hasMessageEndingWith("error calling file: cannot read \"../x\": outside");
  }

  @Test
  void largeLoopsAreRefused() {
    assertThatThrownBy(() -> rendered("{{ range loop 1000000000 }}{{ end }}"))
        .hasMessageContaining("100000 times at most");
    assertThatThrownBy(() -> rendered("{{ \"x\" | sprig_repeat 1000000000 }}"))
        .hasMessageContaining("a number from 0 to 100000");
  }

  private static String rendered(String template) throws TemplateException {
    return GoTemplate.parse(
            "t",
            template,
            Delimiters.DEFAULT,
            TemplateFunctions.of(
                Map.of("NAME", "web"), CLOCK, TemplateFunctionsTest::read, SERVICES))
        .render(null, Rules.DEFAULT);
  }

  private static String read(String path) throws IOException {
    if (path.startsWith("..")) {
      throw new IOException("outside");
    }
    return "text of " + path;
  }
}
