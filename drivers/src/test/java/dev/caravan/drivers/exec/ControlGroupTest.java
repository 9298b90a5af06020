package dev.caravan.drivers.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is written where, on hosts of either kind. */
class ControlGroupTest {
  private static final Limits LIMITS = new Limits(1_000, 0.5, 64 << 20, 100);
  private static final String V1 =
      """
      proc /proc proc rw 0 0
      cgroup /cg/cpu,cpuacct cgroup rw,relatime,cpu,cpuacct 0 0
      cgroup /cg/memory cgroup rw,memory 0 0
      cgroup /cg/pids cgroup rw,pids 0 0
      cgroup /cg/freezer cgroup rw,freezer 0 0
      """;

  @Test
  void limitsByOneHierarchy() {
    Mounts mounts = Mounts.parse("cgroup2 /cg cgroup2 rw 0 0\n");
    Path home = Path.of("/cg/caravan/a-main");

    assertThat(mounts.hasV1()).isFalse();
    ControlGroup group = new CgroupsV2(mounts.unified().orElseThrow()).group("a-main", LIMITS);

    assertThat(group.directories()).containsExactly(home);
    assertThat(group.settings())
        .containsEntry(home.resolve("cpu.weight"), "39")
        .containsEntry(home.resolve("cpu.max"), "50000 100000")
        .containsEntry(home.resolve("memory.max"), "67108864")
        .containsEntry(home.resolve("memory.swap.max"), "0")
        .containsEntry(home.resolve("pids.max"), "100");
    assertThat(group.endAll()).contains("cgroup.kill");
  }

  @Test
  void limitsByOneHierarchyPerController() {
    ControlGroup group = new CgroupsV1(Mounts.parse(V1)).group("a-main", LIMITS);

    assertThat(group.directories())
        .containsExactly(
            Path.of("/cg/freezer/caravan/a-main"),
            Path.of("/cg/cpu,cpuacct/caravan/a-main"),
            Path.of("/cg/memory/caravan/a-main"),
            Path.of("/cg/pids/caravan/a-main"));
    assertThat(group.settings())
        .containsEntry(Path.of("/cg/cpu,cpuacct/caravan/a-main/cpu.shares"), "1000")
        .containsEntry(Path.of("/cg/cpu,cpuacct/caravan/a-main/cpu.cfs_quota_us"), "50000")
        .containsEntry(Path.of("/cg/memory/caravan/a-main/memory.limit_in_bytes"), "67108864")
        .containsEntry(Path.of("/cg/pids/caravan/a-main/pids.max"), "100");
  }
}
