package dev.caravan.core.diff;

import static dev.caravan.core.diff.Jobs.command;
import static dev.caravan.core.diff.Jobs.container;
import static dev.caravan.core.diff.Jobs.ignore;
import static dev.caravan.core.diff.Jobs.inPlace;
import static dev.caravan.core.diff.Jobs.job;
import static dev.caravan.core.diff.Jobs.place;
import static dev.caravan.core.diff.Jobs.replaceOneOf;
import static dev.caravan.core.diff.Jobs.sleep;
import static dev.caravan.core.diff.Jobs.stop;
import static dev.caravan.core.diff.Jobs.update;
import static dev.caravan.core.diff.Jobs.web;
import static dev.caravan.core.diff.Jobs.withGroup;
import static dev.caravan.core.diff.Jobs.withTask;

import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.Spread;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The same plans as Nomad was asked for, with the same answers. */
class RecordedPlansTest {
  private static final Constraint LINUX = new Constraint("${attr.kernel.name}", "=", "linux");

  @Nested
  class Count {
    private final Job two = job("plan-count", 2, sleep());

    @Test
    void up() {
      plan("count 2 to 5", two, count(5), new DesiredUpdates(0, 3, 0, 0, 2, 0, 0));
    }

    @Test
    void down() {
      plan("count 2 to 1", two, count(1), new DesiredUpdates(0, 0, 0, 1, 1, 0, 0));
    }

    @Test
    void toNothing() {
      plan("count 2 to 0", two, count(0), stop(2));
    }

    @Test
    void unchanged() {
      plan("count 3 again", count(3), count(3), ignore(3));
    }

    private Job count(int count) {
      return withGroup(two, group -> group.count(count));
    }
  }

  @Nested
  class Image {
    private final Job job =
        withGroup(
            job("plan-image", 1, container("busybox:1.36", "600")),
            group -> group.networks(Network.of(Port.dynamic("http"))));

    @Test
    void another() {
      Job after = withTask(job, task -> task.config(container("busybox:1.37", "600").config()));
      plan("another image", job, after, replaceOneOf(1));
    }

    @Test
    void oneMoreArgument() {
      Job after =
          withTask(job, task -> task.config(container("busybox:1.36", "600", "1").config()));
      plan("one more argument", job, after, replaceOneOf(1));
    }

    @Test
    void listOfPorts() {
      plan("a list of ports", job, with("ports", List.of("http")), replaceOneOf(1));
    }

    @Test
    void blocksInBlocks() {
      Map<String, String> mount = Map.of("type", "bind", "source", "local", "target", "/data");
      Job after = withTask(with("mounts", List.of(mount)), task -> task.resources(60, 32));
      plan("mounts and more cpu", job, after, replaceOneOf(1));
    }

    @Test
    void unchanged() {
      plan("the same again", job, job, ignore(1));
    }

    private Job with(String key, Object value) {
      Map<String, Object> config = new LinkedHashMap<>();
      config.put(key, value);
      config.putAll(job.taskGroups().get(0).tasks().get(0).config());
      return withTask(job, task -> task.config(config));
    }
  }

  @Nested
  class Resources {
    private final Job job = job("plan-resources", 2, sleep());

    @Test
    void moreCpu() {
      plan("more cpu", job, withTask(job, task -> task.resources(75, 32)), replaceOneOf(2));
    }

    @Test
    void moreMemory() {
      plan("more memory", job, withTask(job, task -> task.resources(50, 64)), replaceOneOf(2));
    }
  }

  @Nested
  class Ports {
    private final Job job = ports(Port.dynamic("http"), Port.fixed("admin", 12301));

    @Test
    void anotherStaticPort() {
      Job after = ports(Port.dynamic("http"), Port.fixed("admin", 12302));
      plan("another static port", job, after, replaceOneOf(1));
    }

    @Test
    void anotherLabel() {
      Job after = ports(Port.dynamic("web"), Port.fixed("admin", 12301));
      plan("another label", job, after, replaceOneOf(1));
    }

    @Test
    void dynamicInsteadOfStatic() {
      Job after = ports(Port.dynamic("http"), Port.dynamic("admin"));
      plan("dynamic instead of static", job, after, replaceOneOf(1));
    }

    @Test
    void portInsideTheTask() {
      Job after = ports(Port.dynamic("http"), new Port("admin", 12301, 8080));
      plan("a port inside the task", job, after, replaceOneOf(1));
    }

    @Test
    void oneMore() {
      Job after = ports(Port.dynamic("http"), Port.fixed("admin", 12301), Port.dynamic("extra"));
      plan("one more port", job, after, replaceOneOf(1));
    }

    private static Job ports(Port... ports) {
      return withGroup(job("plan-ports", 1, sleep()), group -> group.networks(Network.of(ports)));
    }
  }

  @Nested
  class EnvAndMeta {
    private final Job job = envAndMeta();

    @Test
    void anotherValueInEnv() {
      Job after = withTask(job, task -> task.env(Map.of("COLOR", "blue")));
      plan("another value in env", job, after, replaceOneOf(1));
    }

    @Test
    void oneMoreInEnv() {
      Job after = withTask(job, task -> task.env(Map.of("COLOR", "red", "SHAPE", "round")));
      plan("one more in env", job, after, replaceOneOf(1));
    }

    @Test
    void metaOfJob() {
      Job after = job.toBuilder().meta(Map.of("level", "changed")).build();
      plan("another value in the meta of the job", job, after, replaceOneOf(1));
    }

    @Test
    void metaOfGroup() {
      Job after = withGroup(job, group -> group.meta(Map.of("elsewhere", "group")));
      plan("another key in the meta of the group", job, after, replaceOneOf(1));
    }

    @Test
    void metaOfTask() {
      Job after = withTask(job, task -> task.meta(Map.of()));
      plan("no meta of the task", job, after, replaceOneOf(1));
    }

    private static Job envAndMeta() {
      Task main =
          sleep().toBuilder().env(Map.of("COLOR", "red")).meta(Map.of("what", "task")).build();
      Job plain = job("plan-env-meta", 1, main);
      return withGroup(plain, group -> group.meta(Map.of("where", "group"))).toBuilder()
          .meta(Map.of("level", "job"))
          .build();
    }
  }

  @Nested
  class DatacenterAndPriority {
    private final Job job = job("plan-datacenter-priority", 2, sleep());

    @Test
    void oneMoreDatacenter() {
      Job after = job.toBuilder().datacenters("dc1", "dc9").build();
      plan("one more datacenter", job, after, inPlace(2));
    }

    @Test
    void anotherDatacenter() {
      plan("another datacenter", job, job.toBuilder().datacenters("dc9").build(), inPlace(2));
    }

    @Test
    void anotherPriority() {
      plan("another priority", job, job.toBuilder().priority(70).build(), inPlace(2));
    }
  }

  @Nested
  class Groups {
    private final Job job = job("plan-groups", 1, sleep());
    private final TaskGroup web = job.taskGroups().get(0);

    @Test
    void oneMore() {
      TaskGroup cache =
          TaskGroup.builder("cache", JobType.SERVICE)
              .count(2)
              .tasks(command("store", "/bin/sleep", "602").resources(100, 300).build())
              .build();
      Job after = job.toBuilder().taskGroups(web, cache).build();
      plan("one more group", job, after, Map.of("cache", place(2), "web", inPlace(1)));
    }

    @Test
    void anotherName() {
      TaskGroup www =
          TaskGroup.builder("www", JobType.SERVICE).update(Jobs.UPDATE).tasks(web.tasks()).build();
      Job after = job.toBuilder().taskGroups(www).build();
      plan("another name of the group", job, after, Map.of("web", stop(1), "www", place(1)));
    }

    @Test
    void oneLess() {
      TaskGroup cache =
          TaskGroup.builder("cache", JobType.SERVICE)
              .count(2)
              .update(Jobs.UPDATE)
              .tasks(command("store", "/bin/sleep", "602").resources(100, 300).build())
              .build();
      Job before = job.toBuilder().taskGroups(web, cache).build();
      plan("one group less", before, job, Map.of("cache", stop(2), "web", inPlace(1)));
    }
  }

  @Nested
  class Tasks {
    private final Job job = job("plan-tasks", 1, sleep());
    private final Job withSide =
        withGroup(
            job,
            group ->
                group.tasks(
                    sleep(), command("side", "/bin/sleep", "601").resources(100, 300).build()));

    @Test
    void oneMore() {
      plan("one more task", job, withSide, replaceOneOf(1));
    }

    @Test
    void anotherName() {
      Job after = withGroup(job, group -> group.tasks(sleep("principal")));
      plan("another name of the task", job, after, replaceOneOf(1));
    }

    @Test
    void oneLess() {
      plan("one task less", withSide, job, replaceOneOf(1));
    }
  }

  @Nested
  class UpdateAndRestart {
    private final Job job =
        withGroup(
            job("plan-update-restart", 1, sleep()),
            group -> group.restart(restart(3, RestartPolicy.Mode.FAIL)));

    @Test
    void maxParallel() {
      Job after = withGroup(job, group -> group.update(update(2, false, 0)));
      plan("max_parallel", job, after, inPlace(1));
    }

    @Test
    void canaryAndAutoRevert() {
      Job after = withGroup(job, group -> group.update(update(1, true, 1)));
      plan("canary and auto_revert", job, after, inPlace(1));
    }

    @Test
    void restartAttempts() {
      Job after = withGroup(job, group -> group.restart(restart(4, RestartPolicy.Mode.FAIL)));
      plan("restart attempts", job, after, inPlace(1));
    }

    @Test
    void restartMode() {
      Job after = withGroup(job, group -> group.restart(restart(3, RestartPolicy.Mode.DELAY)));
      plan("restart mode", job, after, inPlace(1));
    }

    @Test
    void limitedAttemptsToReschedule() {
      ReschedulePolicy standard = ReschedulePolicy.defaultFor(JobType.SERVICE);
      ReschedulePolicy limited =
          new ReschedulePolicy(
              2,
              Duration.ofHours(1),
              standard.delay(),
              standard.delayFunction(),
              standard.maxDelay(),
              false);
      Job after = withGroup(job, group -> group.reschedule(limited));
      plan("limited attempts to reschedule", job, after, inPlace(1));
    }

    private static RestartPolicy restart(int attempts, RestartPolicy.Mode mode) {
      return new RestartPolicy(attempts, Duration.ofMinutes(10), Duration.ofSeconds(15), mode);
    }
  }

  @Nested
  class Commands {
    private final Job job = job("plan-command", 3, sleep());

    @Test
    void anotherArgument() {
      plan("another argument", job, with("/bin/sleep", "700"), replaceOneOf(3));
    }

    @Test
    void oneMoreArgument() {
      plan("one more argument", job, with("/bin/sleep", "600", "1"), replaceOneOf(3));
    }

    @Test
    void anotherCommand() {
      plan("another command", job, with("/usr/bin/env", "600"), replaceOneOf(3));
    }

    @Test
    void anotherDriver() {
      Map<String, Object> config = Map.of("image", "busybox:1.36", "args", List.of("sleep", "600"));
      Job after = withTask(job, task -> task.driver("docker").config(config));
      plan("another driver", job, after, replaceOneOf(3));
    }

    private Job with(String command, String... args) {
      return withGroup(job, group -> group.tasks(command("main", command, args).build()));
    }
  }

  @Nested
  class Batch {
    private final Job job = batch(2, "true");

    @Test
    void fresh() {
      plan("a new batch job", null, job, Map.of("work", place(2)));
    }

    @Test
    void completeAndUnchanged() {
      plan("a complete batch job again", job, job, Map.of("work", ignore(2)));
    }

    @Test
    void completeAndChanged() {
      Map<String, DesiredUpdates> updates = Map.of("work", new DesiredUpdates(2, 2, 0, 0, 0, 0, 0));
      plan("another argument of a complete job", job, batch(2, "echo"), updates);
    }

    @Test
    void completeAndMore() {
      Map<String, DesiredUpdates> updates = Map.of("work", new DesiredUpdates(2, 3, 0, 0, 0, 0, 0));
      plan("one more of a complete job", job, batch(3, "true"), updates);
    }

    private static Job batch(int count, String argument) {
      TaskGroup work =
          TaskGroup.builder("work", JobType.BATCH)
              .count(count)
              .tasks(command("main", "/usr/bin/env", argument).build())
              .build();
      return Job.builder("plan-batch")
          .type(JobType.BATCH)
          .datacenters("dc1")
          .taskGroups(work)
          .build();
    }
  }

  @Nested
  class Constraints {
    private final Job job =
        job("plan-constraint-affinity", 1, sleep()).toBuilder().constraints(List.of(LINUX)).build();

    @Test
    void anotherValue() {
      Constraint plan9 = new Constraint("${attr.kernel.name}", "=", "plan9");
      Job after = job.toBuilder().constraints(List.of(plan9)).build();
      plan("another value of a constraint", job, after, replaceOneOf(1));
    }

    @Test
    void oneOfTheGroup() {
      Constraint rack = new Constraint("${meta.rack}", "set_contains", "r1");
      Job after = withGroup(job, group -> group.constraints(List.of(rack)));
      plan("a constraint of the group", job, after, inPlace(1));
    }

    @Test
    void anAffinityOfTheGroup() {
      Affinity rack = new Affinity("${meta.rack}", "=", "r1", 70);
      Job after = withGroup(job, group -> group.affinities(List.of(rack)));
      plan("an affinity of the group", job, after, replaceOneOf(1));
    }

    @Test
    void aSpreadOfTheGroup() {
      Spread spread = new Spread("${node.datacenter}", 40, List.of(new Spread.Target("dc1", 100)));
      Job after = withGroup(job, group -> group.spreads(List.of(spread)));
      plan("a spread of the group", job, after, replaceOneOf(1));
    }

    @Test
    void none() {
      plan("no constraint", job, job.toBuilder().constraints(List.of()).build(), inPlace(1));
    }
  }

  @Test
  void newJob() {
    Task main = sleep().toBuilder().env(Map.of("A", "1", "B", "2")).build();
    Job job =
        Job.builder("plan-new-job")
            .datacenters("dc1")
            .priority(60)
            .meta(Map.of("owner", "ops"))
            .constraints(List.of(LINUX))
            .taskGroups(
                web(2, main).toBuilder()
                    .networks(Network.of(Port.dynamic("http"), Port.fixed("admin", 9990)))
                    .build())
            .build();

    plan("a new job", null, job, Map.of("web", place(2)));
  }

  @Test
  void stoppedJobRunsAgain() {
    Job job = job("life-stop-start", 2, sleep());
    RegisteredJob stopped = new RegisteredJob(job, 0, true, true, Instant.EPOCH, 1, 9, List.of());

    JobDiff diff = JobDiffer.diffRegistered(stopped, job);

    new RecordedPlan("life-stop-start", "a stopped job again", job, job)
        .isWhatComesOf(diff, Map.of("web", place(2)));
  }

  private static void plan(String title, Job before, Job after, DesiredUpdates web) {
    plan(title, before, after, Map.of("web", web));
  }

  private static void plan(
      String title, @Nullable Job before, Job after, Map<String, DesiredUpdates> updates) {
    new RecordedPlan(after.id().value(), title, before, after).isWhatComesOf(updates);
  }
}
