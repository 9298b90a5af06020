package dev.caravan.example;

import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeResources;
import dev.caravan.drivers.mock.MockDriver;
import dev.caravan.example.Acknowledged.Kind;
import dev.caravan.scheduler.NodeConfig;
import dev.caravan.scheduler.Scheduler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A host of which several clients ask something all the time: they plan, register, change, stop and
 * purge jobs, and say on its standard output what was acknowledged to them. Now and then it closes
 * its scheduler and opens another one. Made to be killed.
 */
final class BusyHost {
  static final String OPEN = "open";

  private static final int CLIENTS = 4;
  private static final int JOBS_OF_A_CLIENT = 12;
  private static final int COMMANDS_OF_A_CLIENT = 150;

  private static final String TEXT =
      """
      job "NAME" {
        datacenters = ["dc1"]
        type        = "TYPE"
        UPDATE
        group "work" {
          count = COUNT
          restart {
            attempts = 1
            delay    = "20ms"
            mode     = "fail"
          }
          reschedule {
            attempts  = 0
            unlimited = false
          }
          task "main" {
            driver = "mock_driver"
            config {
              run_for   = "RUN"
              exit_code = EXIT
            }
            env {
              VERSION = "VERSION"
            }
            resources {
              cpu    = 10
              memory = 16
            }
          }
        }
      }
      """;

  private static final String UPDATE =
      """
        update {
          max_parallel     = 2
          min_healthy_time = "50ms"
          health_check     = "task_states"
        }
      """;

  private final Scheduler scheduler;
  private final int client;
  private final Random random;

  private BusyHost(Scheduler scheduler, int client, Random random) {
    this.scheduler = scheduler;
    this.client = client;
    this.random = random;
  }

  /** The host's scheduler, or the one that comes after it. */
  static Scheduler scheduler(Path dataDirectory) {
    NodeResources plenty = NodeResources.of(100_000, 200_000, 2_000_000);
    return Scheduler.builder()
        .dataDirectory(dataDirectory)
        .node(NodeConfig.named("ash").resources(plenty).drivers(new MockDriver()))
        .node(NodeConfig.named("birch").resources(plenty).drivers(new MockDriver()))
        .build();
  }

  /** A batch job of one task that ends at once. */
  static Job quick(String name) {
    return job(name, "batch", 1, "0s", 0, "1");
  }

  /** A version of a service of one task that runs on. */
  static Job service(String name, String version) {
    return job(name, "service", 1, "1h", 0, version);
  }

  /**
   * Runs until it is killed.
   *
   * @param args the data directory, and a seed for what the clients do
   */
  public static void main(String[] args) throws Exception {
    Random random = new Random(Long.parseLong(args[1]));
    while (true) {
      try (Scheduler scheduler = scheduler(Path.of(args[0]))) {
        say(OPEN);
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
          BusyHost one = new BusyHost(scheduler, client, new Random(random.nextLong()));
          clients.add(new Thread(one::ask, "client-" + client));
        }
        clients.forEach(Thread::start);
        for (Thread client : clients) {
          client.join();
        }
      }
    }
  }

  /** In the order in which a client has its answers. */
  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private void ask() {
    for (int i = 0; i < COMMANDS_OF_A_CLIENT; i++) {
      try {
        askOnce("client-%d-%d".formatted(client, random.nextInt(JOBS_OF_A_CLIENT)));
      } catch (CommandRefusedException e) {
        // A job that is rolled out cannot be scaled, for instance: nothing was acknowledged.
      }
    }
  }

  private void askOnce(String name) {
    boolean isThere = scheduler.state().job(JobId.of(name)).isPresent();
    switch (isThere ? random.nextInt(10) : random.nextInt(6)) {
      case 6 -> acknowledge(Kind.STOPPED, name, scheduler.stop(name).jobModifyIndex());
      case 7 -> acknowledge(Kind.PURGED, name, scheduler.stop(name, true).jobModifyIndex());
      case 8, 9 ->
          acknowledge(
              Kind.REGISTERED,
              name,
              scheduler.scale(JobId.of(name), "work", random.nextInt(6)).jobModifyIndex());
      case 5 -> {
        scheduler.plan(job(name));
        acknowledge(Kind.PLANNED, name, 0);
      }
      default -> acknowledge(Kind.REGISTERED, name, scheduler.register(job(name)).jobModifyIndex());
    }
  }

  private void acknowledge(Kind what, String job, long position) {
    say(new Acknowledged(what, JobId.of(job), position, scheduler.log().auditHead()).line());
  }

  /** Some job of this name; its type follows from the name, since it cannot be changed. */
  private Job job(String name) {
    boolean isService = name.hashCode() % 2 == 0;
    return job(
        name,
        isService ? "service" : "batch",
        1 + random.nextInt(5),
        (isService && random.nextInt(3) > 0 ? 100_000 : random.nextInt(500)) + "ms",
        random.nextInt(3),
        Integer.toString(random.nextInt(100)));
  }

  private static Job job(
      String name, String type, int count, String runFor, int exitCode, String version) {
    String text =
        TEXT.replace("NAME", name)
            .replace("TYPE", type)
            .replace("UPDATE", type.equals("service") ? UPDATE : "")
            .replace("COUNT", Integer.toString(count))
            .replace("RUN", runFor)
            .replace("EXIT", Integer.toString(exitCode))
            .replace("\"VERSION\"", '"' + version + '"');
    return JobSpec.parse(text, name + ".nomad");
  }
}
