package dev.caravan.core.jobspec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobVariablesTest {
  private static final JobVariables NONE = JobVariables.none();

  @TempDir private Path directory;

  @Test
  void givesAValueToAVariable() {
    assertThat(meta("variable \"x\" {}", "var.x", NONE.with("x", "a"))).isEqualTo("a");
  }

  @Test
  void takesTheValueRatherThanTheDefault() {
    String declared = "variable \"x\" {\n default = \"b\"\n}";

    assertThat(meta(declared, "var.x", NONE.with("x", "a"))).isEqualTo("a");
    assertThat(meta(declared, "var.x", NONE)).isEqualTo("b");
  }

  @Test
  void prefersValuesToFilesAndFilesToTheEnvironment() throws IOException {
    String declared = "variable \"x\" {\n default = \"default\"\n}";
    JobVariables environment = NONE.fromEnvironment(Map.of("NOMAD_VAR_x", "environment"));
    JobVariables file = environment.fromFile(file("a.hcl", "x = \"file\""));
    JobVariables later = file.fromFile(file("b.json", "{\"x\": \"later\"}"));

    assertThat(meta(declared, "var.x", environment)).isEqualTo("environment");
    assertThat(meta(declared, "var.x", file)).isEqualTo("file");
    assertThat(meta(declared, "var.x", later)).isEqualTo("later");
    assertThat(meta(declared, "var.x", later.with("x", "value"))).isEqualTo("value");
    assertThat(meta(declared, "var.x", NONE.with("x", "value").fromFile(file("a.hcl", "x = 1"))))
        .isEqualTo("value");
  }

  @Test
  void readsTextAsAnExpressionForATypeThatIsNotSimple() {
    String declared = "variable \"x\" {\n type = list(number)\n}";

    assertThat(meta(declared, "join(\",\", var.x)", NONE.with("x", "[1, 2 + 1]"))).isEqualTo("1,3");
  }

  @Test
  void leavesTextForASimpleTypeAlone() {
    assertThat(meta("variable \"x\" {}", "var.x", NONE.with("x", "[1]"))).isEqualTo("[1]");
    assertThat(meta("variable \"x\" {\n type = number\n}", "var.x + 1", NONE.with("x", "2")))
        .isEqualTo("3");
  }

  @Test
  void takesValuesOfJava() {
    JobVariables variables = NONE.with("x", Map.of("list", List.of(1, 2.5, true), "text", "${y}"));

    assertThat(meta("variable \"x\" {}", "jsonencode(var.x)", variables))
        .isEqualTo("{\"list\":[1,2.5,true],\"text\":\"${y}\"}");
  }

  @Test
  void refusesOtherObjects() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NONE.with("x", new Object()))
        .withMessage("a variable cannot be a java.lang.Object");
  }

  @Test
  void tellsOfAMissingValue() {
    assertThat(problem("variable \"x\" {}", "var.x", NONE))
        .isEqualTo(
            "job:1:1: variable \"x\": no value for this variable; give one, or add a default");
  }

  @Test
  void tellsOfAValueForNoVariable() {
    assertThat(problem("variable \"image\" {\n default = 1\n}", "1", NONE.with("imag", "a")))
        .isEqualTo(
            "job:1:1: a value is given for variable \"imag\", which the file does not declare;"
                + " did you mean image?");
  }

  @Test
  void passesOverEnvironmentVariablesForNoVariable() {
    Map<String, String> environment = Map.of("NOMAD_VAR_y", "a", "PATH", "/bin");

    assertThat(meta("", "\"b\"", NONE.fromEnvironment(environment))).isEqualTo("b");
  }

  @Test
  void tellsOfAValueOfAnotherType() {
    String declared = "variable \"x\" {\n type = object({ a = list(number) })\n}";

    assertThat(problem(declared, "1", NONE.with("x", Map.of("a", List.of("b")))))
        .isEqualTo(
            "job:1:1: variable \"x\": the value given.a[0] must be a number, but is a string");
    assertThat(problem(declared, "1", NONE.with("x", "{")))
        .startsWith("job:1:1: variable \"x\": the value given cannot be read: this \"{\"");
  }

  @Test
  void tellsOfAValueThatIsTooLong() {
    String text = "a".repeat(10 << 20);
    String message =
        "job:1:1: variable \"x\": the value given is longer than 1 MiB; give a shorter one";

    assertThat(problem("variable \"x\" {}", "1", NONE.with("x", text))).isEqualTo(message);
    assertThat(problem("variable \"x\" {}", "1", NONE.with("x", List.of(text)))).isEqualTo(message);
    assertThat(problem("variable \"x\" {}", "1", NONE.fromEnvironment(Map.of("NOMAD_VAR_x", text))))
        .isEqualTo(message);
  }

  @Test
  void tellsWhatIsWrongWithAFile() throws IOException {
    Path file = file("vars.hcl", "a = 1\nb = upper(c)\nd {\n}\n");

    InvalidJobException refusal =
        catchThrowableOfType(InvalidJobException.class, () -> NONE.fromFile(file));

    assertThat(refusal)
        .hasMessage(
            file
                + ":2:11: c is not a value; quote it if it is text\n"
                + file
                + ":3:1: a file of variables has attributes only: write d = …");
  }

  @Test
  void readsFilesInTheDirectoryThatTheHostAllows() throws IOException {
    file("greeting.txt", "hello");
    JobVariables variables = NONE.withDirectory(directory);

    assertThat(meta("", "file(\"greeting.txt\")", variables)).isEqualTo("hello");
    assertThat(meta("", "filebase64(\"./greeting.txt\")", variables)).isEqualTo("aGVsbG8=");
    assertThat(meta("", "fileexists(\"no.txt\")", variables)).isEqualTo("false");
    assertThat(meta("", "join(\",\", fileset(\".\", \"*.txt\"))", variables))
        .isEqualTo("greeting.txt");
    assertThat(meta("", "abspath(\"greeting.txt\")", variables))
        .isEqualTo(directory.toRealPath().resolve("greeting.txt").toString());
  }

  @Test
  void readsNoFileOutsideOfTheDirectory() throws IOException {
    Path outside = file("secret.txt", "secret");
    Path inside = Files.createDirectory(directory.resolve("inside"));
    Files.createSymbolicLink(inside.resolve("link"), outside);
    Files.createSymbolicLink(inside.resolve("all"), directory);
    JobVariables variables = NONE.withDirectory(inside);

    for (String path : List.of("../secret.txt", "link", "all/secret.txt", outside + "")) {
      assertThat(problem("", "file(\"%s\")".formatted(path), variables))
          .endsWith("\"%s\" is outside of the directory that the host allows".formatted(path));
    }
    assertThat(problem("", "fileexists(\"../secret.txt\")", variables)).contains("is outside");
    assertThat(problem("", "fileset(\"..\", \"*\")", variables)).contains("is outside");
  }

  @Test
  void takesUuidsFromTheHost() {
    UUID uuid = new UUID(1, 2);

    assertThat(meta("", "uuidv4()", NONE.withUuids(() -> uuid))).isEqualTo(uuid.toString());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static String meta(String declarations, String expression, JobVariables variables) {
    return JobSpec.parse(job(declarations, expression), "job", variables).meta().get("result");
  }

  private static String problem(String declarations, String expression, JobVariables variables) {
    InvalidJobException refusal =
        catchThrowableOfType(
            InvalidJobException.class,
            () -> JobSpec.parse(job(declarations, expression), "job", variables));
    assertThat(refusal.problems()).hasSize(1);
    return refusal.problems().get(0).toString();
  }

  private static String job(String declarations, String expression) {
    return """
        %s
        job "x" {
          datacenters = ["dc1"]
          meta {
            result = %s
          }
          group "g" {
            task "t" {
              driver = "mock"
            }
          }
        }
        """
        .formatted(declarations, expression);
  }
}
