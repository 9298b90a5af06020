package dev.caravan.core.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.gotemplate.GoTemplate.Delimiters;
import dev.caravan.core.gotemplate.GoTemplate.Rules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes out is what Go's own engine gives for the same template and values. */
class GoTemplateTest {
  private static final Map<String, TemplateFunction> FUNCTIONS =
      Map.of(
          "upper", args -> String.valueOf(args.get(0)).toUpperCase(Locale.ROOT),
          "join", args -> args.get(0) + "-" + args.get(1),
          "fail",
              args -> {
                throw new IllegalArgumentException("no luck");
              });
  private static final Map<String, Object> DATA =
      Map.of(
          "name",
          "web",
          "port",
          80L,
          "ratio",
          0.5,
          "on",
          true,
          "none",
          List.of(),
          "hosts",
          List.of("ash", "birch", "cedar"),
          "labels",
          Map.of("b", "2", "a", "1"),
          "deep",
          Map.of("er", Map.of("still", "here")));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\u0001',
      value = {
        "plain text => plain text",
        "{{ .name }}:{{ .port }} => web:80",
        "{{.ratio}} {{.on}} => 0.5 true",
        "{{ .deep.er.still }} => here",
        "{{ (index .labels \"a\") }}{{ (.deep).er.still }} => 1here",
        "{{ $.name }}{{ with .port }}{{ $.name }}{{ . }}{{ end }} => webweb80",
        "{{ .missing }} => <no value>",
        "{{ .labels }} {{ .hosts }} => map[a:1 b:2] [ash birch cedar]",
        "{{ \"a\\tb\\u00e9\" }}{{ `raw\\n` }} => a\tbé" + "raw\\n",
        "{{ 'a' }} {{ 0x1F }} {{ 1_000 }} {{ -7 }} {{ 1.5e3 }} => 97 31 1000 -7 1500",
        "{{ 1e21 }} {{ 0.00001 }} {{ 1.0 }} => 1e+21 1e-05 1",
        "{{ if .on }}yes{{ else }}no{{ end }} => yes",
        "{{ if .none }}yes{{ else if eq .port 80 }}eighty{{ else }}no{{ end }} => eighty",
        "{{ with .none }}{{ . }}{{ else with .name }}{{ . }}{{ end }} => web",
        "{{ with $x := .name }}{{ $x }}{{ . }}{{ end }} => webweb",
        "{{ range .hosts }}<{{ . }}>{{ end }} => <ash><birch><cedar>",
        "{{ range $i, $h := .hosts }}{{ $i }}{{ $h }} {{ end }} => 0ash 1birch 2cedar",
        "{{ range $h := .hosts }}{{ $h }}{{ end }} => ashbirchcedar",
        "{{ range $k, $v := .labels }}{{ $k }}={{ $v }},{{ end }} => a=1,b=2,",
        "{{ range .none }}x{{ else }}nothing{{ end }} => nothing",
        "{{ range 3 }}{{ . }}{{ end }} => 012",
        "{{ range .hosts }}{{ if eq . \"birch\" }}{{ break }}{{ end }}{{ . }}{{ end }} => ash",
        "{{ range .hosts }}{{ if eq . \"birch\" }}{{ continue }}{{ end }}{{ . }}{{ end }} => ashcedar",
        "{{ $n := 0 }}{{ range .hosts }}{{ $n = len . }}{{ end }}{{ $n }} => 5",
        "{{ .name | upper }} => WEB",
        "{{ \"x\" | join \"y\" | upper }} => Y-X",
        "{{ upper (join .name \"z\") }} => WEB-Z",
        "a {{- .name -}} b => awebb",
        "a {{ .name -}} \t b => a webb",
        "a{{/* a comment */}}b => ab",
        "a {{- /* a comment */ -}} b => ab",
        "{{ define \"x\" }}[{{ . }}]{{ end }}{{ template \"x\" .name }} => [web]",
        "{{ block \"y\" .port }}<{{ . }}>{{ end }} => <80>",
        "{{ and .on .name }} {{ or .none \"default\" }} {{ not .on }} => web default false",
        "{{ or .on (fail) }} => true",
        "{{ eq .port 79 80 }} {{ ne .port 80 }} {{ lt 1 2 }} {{ ge 1.5 2.5 }} {{ gt \"b\" \"a\" }} => "
            + "true false true false true",
        "{{ len .hosts }} {{ index .hosts 1 }} {{ slice .name 1 3 }} => 3 birch eb",
        "{{ printf \"%s|%5d|%-4s|%04d|%.2f|%q|%v|%t|%x\" .name 42 \"ab\" 7 1.5 \"a\\\"b\" .hosts true 255 }} => "
            + "web|   42|ab  |0007|1.50|\"a\\\"b\"|[ash birch cedar]|true|ff",
        "{{ print 1 2 \"x\" 3 }} {{ println \"a\" 1 }} => 1 2x3 a 1",
        "{{ nil | print }} => <no value>",
        "{{ if and (not .none) .on }}both{{ end }} => both",
      })
  void rendersAsGoDoes(String template, String expected) throws TemplateException {
    assertThat(rendered(template).stripTrailing()).isEqualTo(expected);
  }

  @Test
  void escapesForWebPages() throws TemplateException {
    assertThat(rendered("{{ html \"<a href='x'>\" }}")).isEqualTo("&lt;a href=&#39;x&#39;&gt;");
  }

  @Test
  void takesOtherDelimiters() throws TemplateException {
    GoTemplate template =
        GoTemplate.parse("t", "{{ stays }} [[ .name -]] !", new Delimiters("[[", "]]"), FUNCTIONS);

    assertThat(template.render(DATA, Rules.DEFAULT)).isEqualTo("{{ stays }} web!");
  }

  @Test
  void variablesOfABlockAreGoneAfterIt() {
    assertThatThrownBy(() -> rendered("{{ if .on }}{{ $x := 1 }}{{ end }}{{ $x }}"))
        .hasMessage("template: t:1:38: undefined variable \"$x\"");
  }

  @Test
  void aMissingKeyCanBeAnError() throws TemplateException {
    GoTemplate template = GoTemplate.parse("t", "a\n{{ .nothing }}", Delimiters.DEFAULT, FUNCTIONS);

    assertThatThrownBy(() -> template.render(DATA, Rules.DEFAULT.withErrorOnMissingKey(true)))
        .hasMessage("template: t:2:4: map has no entry for key \"nothing\"");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\u0001',
      value = {
        "a {{ .name => 1:3: unclosed action",
        "{{ \"abc }} => 1:4: unterminated quoted string",
        "{{ if .on }}x => 1:4: {{if}} has no {{end}}",
        "x{{ end }} => 1:5: unexpected \"end\"",
        "{{ nope 1 }} => 1:4: function \"nope\" not defined",
        "{{ .name 1 }} => 1:4: can't give argument to non-function \".name\"",
        "{{ 1 | .name }} => 1:8: can't give argument to non-function \".name\"",
        "{{ }} => 1:4: missing value for command: end of action",
        "{{ .name | }} => 1:12: missing value for command: end of action",
        "{{ (.name }} => 1:11: unclosed left paren",
        "{{ .name ) }} => 1:10: unexpected right paren",
        "{{ $y }} => 1:4: undefined variable \"$y\"",
        "{{ break }} => 1:4: {{break}} outside {{range}}",
        "{{ fail }} => 1:4: error calling fail: no luck",
        "{{ .name.first }} => 1:9: can't evaluate field first in web",
        "{{ .none2.first }} => 1:10: nil data; no entry for key \"first\"",
        "{{ eq 1 \"1\" }} => 1:4: error calling eq: incompatible types for comparison: int and string",
        "{{ index .hosts 9 }} => 1:4: error calling index: index out of range: 9",
        "{{ template \"x\" }} => 1:4: template \"x\" not defined",
        "{{ range .name }}{{ end }} => 1:4: range can't iterate over web",
        "{{ ! }} => 1:4: unexpected \"!\" in action",
        "{{/* x } => 1:1: unclosed comment",
      })
  void saysWhereAndWhatIsWrong(String template, String message) {
    assertThatThrownBy(() -> rendered(template)).hasMessage("template: t:" + message);
  }

  @Test
  void anEndlessRecursionIsEnded() {
    assertThatThrownBy(
            () -> rendered("{{ define \"x\" }}{{ template \"x\" }}{{ end }}{{ template \"x\" }}"))
        .hasMessageContaining("exceeded maximum template depth");
  }

  @Test
  void deepNestingIsRefusedBeforeItOverflowsTheStack() {
    assertThatThrownBy(() -> rendered("{{ if true }}".repeat(50_000)))
        .hasMessageContaining("blocks are nested too deeply");
    assertThatThrownBy(() -> rendered("{{ " + "(".repeat(50_000)))
        .isInstanceOf(TemplateException.class);
    assertThatThrownBy(() -> rendered("{{ 1" + " | print".repeat(50_000) + " }}"))
        .hasMessageContaining("too long");
    assertThatThrownBy(() -> rendered("{{ $" + ".a".repeat(50_000) + " }}"))
        .hasMessageContaining("too long");
  }

  @Test
  void resultsAndWorkAreBounded() throws TemplateException {
    GoTemplate loop =
        GoTemplate.parse(
            "t",
            "{{ range 100000 }}{{ range 100000 }}{{ end }}{{ end }}",
            Delimiters.DEFAULT,
            Map.of());
    GoTemplate tooLong =
        GoTemplate.parse("t", "{{ range 100 }}1234567890{{ end }}", Delimiters.DEFAULT, Map.of());

    assertThatThrownBy(() -> loop.render(null, new Rules(false, 1000, 50_000)))
        .hasMessageContaining("it takes more than 50000 steps");
    assertThatThrownBy(() -> tooLong.render(null, new Rules(false, 999, 50_000)))
        .hasMessageContaining("the result is longer than 999 characters");
  }

  private static String rendered(String template) throws TemplateException {
    return GoTemplate.parse("t", template, Delimiters.DEFAULT, FUNCTIONS)
        .render(DATA, Rules.DEFAULT);
  }
}
