package dev.caravan.core.jobspec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caravan.core.jobspec.SpecificationTable.Row;
import dev.caravan.core.jobspec.hcl.HclReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpecificationDocsTest {
  private static final Path PAGE = Path.of("../docs/job-specification.md");
  private static final String WRITE = "caravan.docs.write";

  private static final Set<String> LABELLED =
      Set.of(
          "job",
          "group",
          "task",
          "port",
          "target",
          "device",
          "scaling",
          "volume",
          "region",
          "action",
          "secret",
          "envoy_gateway_bind_addresses");

  /** Where a block may stand that may not stand in a group. */
  private static final Map<String, String> PARENTS =
      Map.ofEntries(
          Map.entry("group", "job"),
          Map.entry("periodic", "job"),
          Map.entry("parameterized", "job"),
          Map.entry("mount_options", "volume"),
          Map.entry("dns", "network"),
          Map.entry("port", "network"),
          Map.entry("target", "spread"),
          Map.entry("check", "service"),
          Map.entry("check_restart", "check"),
          Map.entry("resources", "task"),
          Map.entry("device", "resources"),
          Map.entry("scaling", "task"),
          Map.entry("logs", "task"),
          Map.entry("lifecycle", "task"),
          Map.entry("dispatch_payload", "task"),
          Map.entry("artifact", "task"),
          Map.entry("template", "task"),
          Map.entry("volume_mount", "task"),
          Map.entry("change_script", "template"),
          Map.entry("wait", "template"));

  static List<Row> rows() {
    return SpecificationTable.rows();
  }

  @Test
  void thePageShowsTheTable() throws IOException {
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(PAGE, SpecificationDocs.text());
    }

    assertThat(PAGE)
        .as("write it anew: ./mvnw test -pl core -Dtest=SpecificationDocsTest -D%s=true", WRITE)
        .hasContent(SpecificationDocs.text());
  }

  /** The file is wrong in other ways: what matters is that nobody takes the key for unknown. */
  @ParameterizedTest
  @MethodSource("rows")
  void eachKeyOfTheTableIsRead(Row row) {
    String nested =
        row.type().startsWith("block")
            ? open(row.block() + " > " + row.key()) + "}"
            : row.key() + " = 1";
    String text = within(row.block(), nested);

    InvalidJobException refusal =
        catchThrowableOfType(InvalidJobException.class, () -> JobSpec.parse(text, "key.nomad"));

    List<Problem> problems = refusal == null ? List.of() : refusal.problems();
    assertThat(problems)
        .extracting(Problem::message)
        .noneMatch(message -> message.startsWith("unknown"));
  }

  /** There, a block is told from an attribute by its name alone. */
  @ParameterizedTest
  @MethodSource("rows")
  void eachBlockOfTheTableIsReadInHclInTheFormOfJson(Row row) {
    String nested =
        row.type().startsWith("block") ? open(row.block() + " > " + row.key()) + "}" : "";
    String json = HclJson.write(HclReader.read(within(row.block(), nested)).body());

    InvalidJobException refusal =
        catchThrowableOfType(InvalidJobException.class, () -> JobSpec.parse(json, "key.json"));

    List<Problem> problems = refusal == null ? List.of() : refusal.problems();
    assertThat(problems)
        .as("see JsonBlocks")
        .extracting(Problem::message)
        .noneMatch(message -> message.startsWith("unknown"))
        .noneMatch(message -> message.contains("is a block, not an attribute"));
  }

  /** A block of the table may be a path, such as {@code task > vault}. */
  private static String within(String path, String content) {
    int last = path.lastIndexOf(" > ");
    String block = last < 0 ? path : path.substring(last + 3);
    String text = open(path) + content + "\n}";
    if (last >= 0) {
      return within(path.substring(0, last), text);
    }
    return block.equals("job") ? text : within(PARENTS.getOrDefault(block, "group"), text);
  }

  private static String open(String path) {
    String block = path.replaceFirst(".* > ", "");
    boolean ofGroup = path.equals("group > scaling");
    return block + (!ofGroup && LABELLED.contains(block) ? " \"x\"" : "") + " {\n";
  }
}
