package dev.caravan.core.jobspec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.Spread;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.Template;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a job file means by what it leaves out, key by key. */
class DefaultsTest {
  private static final String MINIMAL =
      """
      job "minimal" {
        %s
        datacenters = ["dc1"]
        group "g" {
          %s
          task "t" {
            driver = "mock"
            %s
          }
        }
      }
      """;

  static Stream<Arguments> defaults() {
    return SpecificationTable.rows().stream()
        .filter(row -> row.value() != null)
        .map(row -> Arguments.of(row.block() + " " + row.key(), row.value(), row.fallback()));
  }

  @ParameterizedTest(name = "{0} = {2}")
  @MethodSource("defaults")
  void fillsWhatIsLeftOut(String key, Function<Job, Object> value, Object expected) {
    Job job = parse("", TaskBlockRows.VOLUME_OF_ITS_GROUP, TaskBlockRows.BLOCKS_OF_A_TASK);

    assertThat(value.apply(job)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} = {2}")
  @MethodSource("defaults")
  void fillsEmptyBlocks(String key, Function<Job, Object> value, Object expected) {
    Job job =
        parse(
            "update {}\nreschedule {}\nmigrate {}",
            "restart {}\nephemeral_disk {}\nnetwork {}\n" + TaskBlockRows.VOLUME_OF_ITS_GROUP,
            "logs {}\nrestart {}\n" + TaskBlockRows.BLOCKS_OF_A_TASK);

    assertThat(value.apply(job)).isEqualTo(expected);
  }

  @Test
  void batchJobsHaveOtherPoliciesAndNoStrategies() {
    TaskGroup group = parse("type = \"batch\"", "", "").taskGroups().get(0);

    assertThat(group.update()).isNull();
    assertThat(group.migrate()).isNull();
    assertThat(group.reschedule())
        .isEqualTo(
            new ReschedulePolicy(
                1,
                Duration.ofHours(24),
                Duration.ofSeconds(5),
                ReschedulePolicy.DelayFunction.CONSTANT,
                Duration.ZERO,
                false));
    assertThat(group.restart())
        .isEqualTo(
            new RestartPolicy(
                3, Duration.ofHours(24), Duration.ofSeconds(15), RestartPolicy.Mode.FAIL));
  }

  @Test
  void aTemplateRestartsItsTask() {
    Template template = template("");

    assertThat(template).isEqualTo(Template.of("a", "local/a"));
    assertThat(template.changeMode().word()).isEqualTo("restart");
  }

  @Test
  void aTemplateThatSignalsSendsAHangUp() {
    assertThat(template("change_mode = \"signal\"").changeSignal()).isEqualTo("SIGHUP");
  }

  @Test
  void aTemplateWaitsFourTimesAsLongAtMost() {
    assertThat(template("wait {\nmin = \"3s\"\n}").waiting())
        .isEqualTo(new Template.Wait(Duration.ofSeconds(3), Duration.ofSeconds(12)));
    assertThat(template("wait {\n}").waiting()).isNull();
  }

  private static Template template(String more) {
    String text = "template {\ndata = \"a\"\ndestination = \"local/a\"\n%s\n}".formatted(more);
    return onlyTask("", text).templates().get(0);
  }

  @Test
  void anArtifactThatIsAFileKeepsItsName() {
    Task task =
        onlyTask("", "artifact {\nsource = \"https://127.0.0.1/b/a.txt\"\nmode = \"file\"\n}");

    assertThat(task.artifacts().get(0).destination()).isEqualTo("local/a.txt");
  }

  @Test
  void aTaskRestartsAsItsGroup() {
    String ofGroup = "restart {\nattempts = 5\ninterval = \"10m\"\n}";
    RestartPolicy restart = onlyTask(ofGroup, "restart {\nattempts = 1\n}").restart();

    assertThat(restart)
        .isEqualTo(
            new RestartPolicy(
                1, Duration.ofMinutes(10), Duration.ofSeconds(15), RestartPolicy.Mode.FAIL));
    assertThat(onlyTask(ofGroup, "restart {\nattempts = 5\n}").restart()).isNull();
  }

  private static Task onlyTask(String ofGroup, String ofTask) {
    return parse("", ofGroup, ofTask).taskGroups().get(0).tasks().get(0);
  }

  @Test
  void aJobIsNamedByItsLabel() {
    assertThat(parse("", "", "").name()).isEqualTo("minimal");
  }

  @Test
  void constraintsCompareForEquality() {
    Job job = parse("constraint {\nattribute = \"${node.class}\"\nvalue = \"a\"\n}", "", "");

    assertThat(job.constraints().get(0).operator()).isEqualTo("=");
  }

  @Test
  void preferencesWeighFifty() {
    String attribute = "attribute = \"${node.class}\"";
    Job job =
        parse(
            "affinity {\n" + attribute + "\nvalue = \"a\"\n}\nspread {\n" + attribute + "\n}",
            "",
            "");

    assertThat(job.affinities()).containsExactly(new Affinity("${node.class}", "=", "a", 50));
    assertThat(job.spreads()).containsExactly(new Spread("${node.class}", 50, List.of()));
  }

  private static Job parse(String ofJob, String ofGroup, String ofTask) {
    return JobSpec.parse(MINIMAL.formatted(ofJob, ofGroup, ofTask), "minimal.nomad");
  }
}
