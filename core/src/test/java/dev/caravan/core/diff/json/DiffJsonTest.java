package dev.caravan.core.diff.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.caravan.core.diff.DiffType;
import dev.caravan.core.diff.FieldDiff;
import dev.caravan.core.diff.JobDiff;
import dev.caravan.core.diff.ObjectDiff;
import dev.caravan.core.diff.TaskDiff;
import dev.caravan.core.diff.TaskGroupDiff;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffJsonTest {
  private static final FieldDiff COUNT =
      new FieldDiff(DiffType.EDITED, "Count", "1", "3", List.of("forces create"));

  private static final FieldDiff PORT = new FieldDiff(DiffType.ADDED, "Label", "", "http");

  private static final ObjectDiff NETWORK =
      new ObjectDiff(
          DiffType.ADDED,
          "Network",
          List.of(),
          List.of(new ObjectDiff(DiffType.ADDED, "Dynamic Port", List.of(PORT), List.of())));

  private static final TaskDiff TASK =
      new TaskDiff(
          DiffType.EDITED, "main", List.of(), List.of(), List.of("forces in-place update"));

  private static final JobDiff DIFF =
      new JobDiff(
          DiffType.EDITED,
          "example",
          List.of(),
          List.of(),
          List.of(
              new TaskGroupDiff(
                  DiffType.EDITED,
                  "web",
                  List.of(COUNT),
                  List.of(NETWORK),
                  List.of(TASK),
                  Map.of("in-place update", 1, "create", 2))));

  private static final String JSON =
      """
      {"Type":"Edited","ID":"example","Fields":null,"Objects":null,"TaskGroups":[
       {"Type":"Edited","Name":"web","Fields":[
         {"Type":"Edited","Name":"Count","Old":"1","New":"3","Annotations":["forces create"]}],
        "Objects":[
         {"Type":"Added","Name":"Network","Fields":null,"Objects":[
          {"Type":"Added","Name":"Dynamic Port","Fields":[
            {"Type":"Added","Name":"Label","Old":"","New":"http","Annotations":null}],
           "Objects":null}]}],
        "Tasks":[
         {"Type":"Edited","Name":"main","Fields":null,"Objects":null,
          "Annotations":["forces in-place update"]}],
        "Updates":{"create":2,"in-place update":1}}]}
      """;

  @Test
  void isWrittenInNomadsForm() {
    assertThat(DiffJson.write(DIFF)).isEqualTo(JSON.replaceAll("\n *", ""));
  }

  @Test
  void isReadBack() {
    assertThat(DiffJson.read(DiffJson.write(DIFF))).isEqualTo(DIFF);
  }

  @Test
  void whatIsNotThereOrNotKnownIsNothing() {
    JobDiff nothing = new JobDiff(DiffType.NONE, "idle", List.of(), List.of(), List.of());

    assertThat(DiffJson.read("{\"Type\": \"None\", \"ID\": \"idle\", \"More\": [1]}"))
        .isEqualTo(nothing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|Diff must be an object, but is a list",
        "''|Diff must be an object, but is not there",
        "{}|Diff.Type must be None, Added, Deleted or Edited, but is not there",
        "{\"Type\":\"Odd\"}|Diff.Type must be None, Added, Deleted or Edited, but is \"Odd\"",
        "{\"Type\":\"None\",\"ID\":7}|Diff.ID must be a string, but is 7",
        "{\"Type\":\"None\",\"Fields\":{}}|Diff.Fields must be a list, but is an object",
        "{\"Type\":\"None\",\"TaskGroups\":[7]}|Diff.TaskGroups[0] must be an object, but is 7",
        "{\"Type\":\"None\",\"TaskGroups\":[{\"Type\":\"None\",\"Updates\":{\"create\":0.5}}]}"
            + "|Diff.TaskGroups[0].Updates must be an object of whole numbers, but is 0.5",
        "{\"Type\":\"None\",\"TaskGroups\":[{\"Type\":\"None\",\"Updates\":[]}]}"
            + "|Diff.TaskGroups[0].Updates must be an object, but is a list",
        "{\"Type\":\"None\",\"Fields\":[{\"Type\":\"None\",\"Annotations\":[1]}]}"
            + "|Diff.Fields[0].Annotations must be a list of strings, but is 1",
      })
  void whatIsNoDiffIsRefusedWithItsPlace(String text, String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> DiffJson.read(text)).withMessage(message);
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DiffJson.read("{\"Type\":"))
        .withMessageStartingWith("Diff is not JSON: Unexpected end-of-input");
  }
}
