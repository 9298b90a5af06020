package dev.caravan.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DrainSpec;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.NodeDevice;
import dev.caravan.core.model.NodeResources;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What people do to a cluster. */
final class Operators {
  private static final int MOST_NODES = 4;

  private Operators() {}

  static void register(Scene scene) {
    scene.cluster().register(new RandomJobs(scene.random()).job(scene.job()));
  }

  static void plan(Scene scene) {
    scene.cluster().plan(new RandomJobs(scene.random()).job(scene.job()));
  }

  static void stop(Scene scene) {
    scene.registeredJob().ifPresent(scene.cluster()::stop);
  }

  static void purge(Scene scene) {
    scene.registeredJob().ifPresent(scene.cluster()::purge);
  }

  static void rescheduleFailed(Scene scene) {
    scene
        .registeredJob()
        .filter(job -> !scene.state().job(JobId.of(job)).orElseThrow().job().isParent())
        .ifPresent(scene.cluster()::rescheduleFailed);
  }

  static void stopAllocation(Scene scene) {
    scene
        .allocation(scene.job(), any -> true)
        .ifPresent(allocation -> scene.cluster().stopAllocation(allocation.id()));
  }

  /** Most often too early, which is refused. */
  static void promote(Scene scene) {
    scene.deployedJob().ifPresent(job -> promote(scene, job));
  }

  private static void promote(Scene scene, String job) {
    try {
      scene.cluster().promote(job);
    } catch (CommandRefusedException e) {
      assertThat(e).hasMessageContaining("healthy allocations");
    }
  }

  static void failDeployment(Scene scene) {
    scene.deployedJob().ifPresent(scene.cluster()::failDeployment);
  }

  static void pauseDeployment(Scene scene) {
    scene.deployedJob().ifPresent(scene.cluster()::pauseDeployment);
  }

  static void resumeDeployment(Scene scene) {
    scene.deployedJob().ifPresent(scene.cluster()::resumeDeployment);
  }

  static void judgeByHand(Scene scene) {
    String job = scene.job();
    scene
        .activeDeployment(job)
        .map(Deployment::id)
        .flatMap(id -> scene.allocation(job, one -> id.equals(one.deploymentId())))
        .map(one -> List.of(one.id()))
        .ifPresent(meant -> judge(scene, job, meant));
  }

  private static void judge(Scene scene, String job, List<AllocationId> meant) {
    if (scene.once(4)) {
      scene.cluster().setHealth(job, List.of(), meant);
    } else {
      scene.cluster().setHealth(job, meant, List.of());
    }
  }

  static void addNode(Scene scene) {
    int nodes = scene.state().nodes().size();
    if (nodes < MOST_NODES) {
      int cpu = 1_000 + 500 * scene.number(4);
      NodeDevice gpu =
          new NodeDevice("nvidia", "gpu", "small", Map.of(), List.of("one", "two"), null);
      NodeResources resources =
          NodeResources.of(cpu, 2_048, 4_000)
              .withCores(List.of(0, 1, 2, 3))
              .withDevices(nodes % 2 == 0 ? List.of(gpu) : List.of());
      // A name that no node had before, be it purged by now.
      scene.cluster().node("node" + (scene.state().position() + 1), resources);
    }
  }

  static void drain(Scene scene) {
    DrainSpec spec =
        switch (scene.number(4)) {
          case 0 -> DrainSpec.forced();
          case 1 -> DrainSpec.withoutDeadline();
          default -> DrainSpec.within(Duration.ofSeconds(1 + scene.number(300)));
        };
    scene.node(any -> true).ifPresent(node -> scene.cluster().drain(node, spec));
  }

  static void cancelDrain(Scene scene) {
    boolean eligible = scene.once(2);
    scene.node(any -> true).ifPresent(node -> scene.cluster().cancelDrain(node, eligible));
  }

  static void choosePreemption(Scene scene) {
    scene
        .cluster()
        .preemption(
            Arrays.stream(JobType.values()).filter(type -> scene.once(2)).toArray(JobType[]::new));
  }

  static void changeEligibility(Scene scene) {
    boolean eligible = !scene.once(3);
    scene
        .node(node -> !(eligible && node.isDraining()))
        .ifPresent(node -> scene.cluster().setEligibility(node, eligible));
  }
}
