package dev.caravan.example.cli.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTemplateTest {
  private static final String JOB =
      """
      {"ID": "web", "Count": 3, "Stop": false, "Meta": null, "Tags": ["a", "b"], "None": [],
       "Summary": {"Running": 1}, "Groups": [{"Name": "x", "Tasks": [{"Name": "t"}]}]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "plain|plain",
        "{{.ID}}|web",
        "{{ .ID }}: {{.Count}}|web: 3",
        "{{.Stop}}|false",
        "{{.Meta}}|<no value>",
        "{{.Summary.Running}}|1",
        "{{.Summary}}|map[Running:1]",
        "{{range .Tags}}<{{.}}>{{end}}|<a><b>",
        "{{range .None}}x{{else}}none{{end}}|none",
        "{{range .Groups}}{{.Name}}{{range .Tasks}}.{{.Name}}{{end}}{{end}}|x.t",
        "{{if .Stop}}stopped{{else}}runs{{end}}|runs",
        "{{if .Tags}}tagged{{end}}|tagged",
        "{{len .Tags}}|2",
        "{{\"a\\tb\"}}|a\tb",
        "a {{- .ID -}} b|awebb",
        "{{range $i, $t := .Tags}}{{printf \"%d%s \" $i $t}}{{end}}|0a 1b ",
      })
  void printsAsGoDoes(String template, String text) throws JsonProcessingException {
    assertThat(render(template)).isEqualTo(text);
  }

  @Test
  void printsJson() throws JsonProcessingException {
    assertThat(render("{{json .Summary}}")).isEqualTo("{\n    \"Running\": 1\n}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{.Nothing}}",
        "{{.ID.Nothing}}",
        "{{range .Tags}}",
        "{{end}}",
        "{{else}}",
        "{{.ID",
        "{{nothing .ID}}",
        "{{range}}{{end}}"
      })
  void refusesWhatItDoesNotKnow(String template) {
    assertThatThrownBy(() -> render(template))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("Error formatting the data: ");
  }

  private static String render(String template) throws JsonProcessingException {
    return OutputTemplate.of(template).of(new ObjectMapper().readTree(JOB));
  }
}
