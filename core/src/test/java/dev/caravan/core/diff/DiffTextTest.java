package dev.caravan.core.diff;

import static dev.caravan.core.diff.Jobs.place;
import static dev.caravan.core.diff.Jobs.replaceOneOf;
import static dev.caravan.core.diff.Jobs.withGroup;
import static dev.caravan.core.diff.Jobs.withTask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.UpdateStrategy;
import dev.caravan.core.model.UpdateStrategy.HealthCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The text of plans, compared with what Nomad's command line printed for the same changes. */
class DiffTextTest {
  private static final String SCRIPT =
      "echo ready to accept connections; trap 'exit 0' INT TERM; while true; do sleep 0.2; done";

  private final Job one = redis("redis:3.2");
  private final Job three = withGroup(one, group -> group.count(3));

  @Test
  void newJobIsOnlyNamed() throws IOException {
    assertThat(plan(null, one, place(1))).isEqualTo(recorded("new"));
  }

  @Test
  void countThatForces() throws IOException {
    DesiredUpdates updates = new DesiredUpdates(0, 2, 0, 0, 1, 0, 0);

    assertThat(plan(one, three, updates)).isEqualTo(recorded("count"));
  }

  @Test
  void configIsShownInFull() throws IOException {
    Job after = image(three, "redis:4.0");

    assertThat(plan(three, after, replaceOneOf(3))).isEqualTo(recorded("image"));
  }

  @Test
  void nothingToChange() throws IOException {
    assertThat(plan(three, three, Jobs.ignore(3))).isEqualTo(recorded("same"));
  }

  @Test
  void twoBlocksOfOneTask() throws IOException {
    Job after = withTask(image(three, "redis:4.0"), task -> task.resources(500, 9000));

    assertThat(plan(three, after, replaceOneOf(3))).isEqualTo(recorded("memory"));
  }

  @Test
  void fieldAndBlockAndTaskOfOneGroup() throws IOException {
    Job changed = withTask(image(three, "redis:4.0"), task -> task.resources(400, 256));
    Job after = withGroup(changed, group -> group.count(2).update(update(1)));
    DesiredUpdates updates = new DesiredUpdates(2, 0, 0, 1, 0, 0, 1);

    assertThat(plan(three, after, updates)).isEqualTo(recorded("canary"));
  }

  @Test
  void groupsAreSetApart() {
    TaskGroup extra = TaskGroup.builder("extra", JobType.SERVICE).tasks(Jobs.sleep()).build();
    Job after = one.toBuilder().priority(70).taskGroups(one.taskGroups().get(0), extra).build();

    assertThat(DiffText.render(JobDiffer.diff(one, after), false))
        .isEqualTo(
            """
            +/- Job: "example"
            +/- Priority: "50" => "70"
                Task Group: "cache"
                  Task: "redis"

            +   Task Group: "extra"
                + Task: "main\"""");
  }

  @Test
  void verboseShowsWhatIsAdded() {
    Job after =
        Job.builder("small")
            .datacenters("dc1")
            .taskGroups(
                TaskGroup.builder("g", JobType.BATCH)
                    .networks(Network.of(Port.fixed("http", 8080)))
                    .tasks(Jobs.sleep())
                    .build())
            .build();

    assertThat(DiffText.render(JobDiffer.diff(null, after), true))
        .contains(
            """
            + Job: "small"
            + AllAtOnce:  "false"
            + Dispatched: "false"
            + Name:       "small"
            + Namespace:  "default"
            """,
            """
              + Network {
                + MBits: "0"
                  Mode:  ""
                + Static Port {
                  + HostNetwork: "default"
                  + Label:       "http"
                  + To:          "0"
                  + Value:       "8080"
                  }
                }
              + Task: "main"
                + Driver:        "raw_exec"
            """);
  }

  @Test
  void deletedValuesAreTheOldOnes() {
    Job before = withTask(one, task -> task.env(Map.of("COLOR", "red")));

    assertThat(DiffText.render(JobDiffer.diff(before, one), false))
        .contains("    - Env[COLOR]: \"red\"");
  }

  @Test
  void valuesAreEscaped() {
    Job after = withTask(one, task -> task.env(Map.of("TEXT", "say \"a\\b\"\n\tand\u0007 go")));

    assertThat(DiffText.render(JobDiffer.diff(one, after), false))
        .contains("Env[TEXT]: \"say \\\"a\\\\b\\\"\\n\\tand\\x07 go\"");
  }

  @Test
  void noControlCharacterOfAJobGetsIntoTheText() {
    Job after = withTask(one, task -> task.env(Map.of("\u001b[2J", "\u001b[2J")));

    assertThat(DiffText.render(JobDiffer.diff(one, after), false))
        .contains("Env[\\x1b[2J]: \"\\x1b[2J\"");
  }

  @Test
  void whatNomadColoursIsColoured() {
    Job after =
        withTask(
            image(three, "redis:4.0"),
            task -> task.constraints(List.of(new Constraint("${a}", "=", "b"))));
    DesiredUpdates updates = new DesiredUpdates(1, 0, 1, 1, 1, 1, 1);
    JobDiff diff = JobDiffAnnotator.annotate(JobDiffer.diff(one, after), Map.of("cache", updates));

    assertThat(DiffText.render(diff, false, TextStyle.ANSI).replace("\u001b[", "<"))
        .startsWith(
            """
            <93m+/-<0m <1mJob: "example"<0m
            <93m+/-<0m <1mTask Group: "cache"<0m (<93m1 canary<0m, <33m1 create/destroy update<0m, \
            <31m1 destroy<0m, 1 ignore, <36m1 in-place update<0m, <34m1 migrate<0m)
              <93m+/-<0m Count: "1" => "3" (<32mforces create<0m)
              <93m+/-<0m <1mTask: "redis"<0m (<33mforces create/destroy update<0m)
                <32m+<0m   Constraint {
                    <32m+<0m LTarget: "${a}"
            """);
  }

  @Test
  void coloursAreAllThatStyleAdds() {
    JobDiff diff = JobDiffer.diff(three, image(three, "redis:4.0"));

    String coloured = DiffText.render(diff, true, TextStyle.ANSI);

    assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(DiffText.render(diff, true));
  }

  private static String plan(Job before, Job after, DesiredUpdates updates) {
    JobDiff diff =
        JobDiffAnnotator.annotate(JobDiffer.diff(before, after), Map.of("cache", updates));
    return DiffText.render(diff, false) + "\n";
  }

  private static Job redis(String image) {
    Task redis = Task.builder("redis", "docker").config(config(image)).resources(500, 256).build();
    TaskGroup cache =
        TaskGroup.builder("cache", JobType.SERVICE)
            .networks(Network.of(new Port("db", 0, 6379)))
            .update(update(0))
            .tasks(redis)
            .build();
    return Job.builder("example").datacenters("dc1").taskGroups(cache).build();
  }

  private static Job image(Job job, String image) {
    return withTask(job, task -> task.config(config(image)));
  }

  private static Map<String, Object> config(String image) {
    return Map.of(
        "image", image, "command", "sh", "args", List.of("-c", SCRIPT), "ports", List.of("db"));
  }

  private static UpdateStrategy update(int canaries) {
    return new UpdateStrategy(
        1,
        HealthCheck.TASK_STATES,
        Duration.ofSeconds(2),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        false,
        false,
        canaries,
        Duration.ofSeconds(30));
  }

  private static String recorded(String name) throws IOException {
    try (var in = DiffTextTest.class.getResourceAsStream("/diff/text/" + name + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
