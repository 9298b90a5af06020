package dev.caravan.example.output;

import static dev.caravan.example.output.Fixtures.NOW;
import static dev.caravan.example.output.Fixtures.allocation;
import static dev.caravan.example.output.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.driver.TaskUsage;
import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;
import dev.caravan.example.api.AllocationStats;
import dev.caravan.example.api.AllocationStats.CpuStats;
import dev.caravan.example.api.AllocationStats.MemoryStats;
import dev.caravan.example.api.AllocationStats.TaskStats;
import dev.caravan.example.api.AllocationStats.Usage;
import dev.caravan.example.api.FromScheduler;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The layout is that of Nomad 1.1's command line, space for space. */
class AllocationStatusTextTest {
  private static final String ID = "0e25ae0d-9d76-bbdd-133e-cd28c7195279";
  private static final AllocatedPort DB = new AllocatedPort("db", 28828, 6379, "127.0.0.1", true);

  private static final List<TaskEvent> STARTED =
      List.of(
          TaskEvent.of(TaskEvent.Type.RECEIVED, at("02:45:16.1"), "Task received by client"),
          TaskEvent.of(TaskEvent.Type.TASK_SETUP, at("02:45:16.2"), "Building Task Directory"),
          TaskEvent.of(TaskEvent.Type.STARTED, at("02:45:17.3"), "Task started by client"));

  private static final TaskState RUNNING =
      new TaskState(TaskState.Phase.RUNNING, false, 0, at("02:45:17.3"), null, null, STARTED);

  @Test
  void whatWasMeasuredOfATask() {
    CpuStats cpu = new CpuStats(9, 1.5, 0.5, 1, 3, 70, List.of("Percent", "Throttled Periods"));
    MemoryStats memory =
        new MemoryStats(116 * 1024, 0, 0, 2 << 20, 0, 0, 0, List.of("Usage", "RSS"));
    AllocationStats stats =
        new AllocationStats(null, Map.of("redis", new TaskStats(new Usage(cpu, memory))));
    var allocation = FromScheduler.allocation(allocation(ID).task(RUNNING).build());

    assertThat(AllocationStatusText.render(allocation, stats, View.plain(NOW)))
        .contains(
            """

            Memory Stats
            RSS      Usage
            116 KiB  2.0 MiB

            CPU Stats
            Percent  Throttled Periods
            1.50%    3

            Task Events:
            """)
        .contains("9/500 MHz  2.0 MiB/256 MiB");
    assertThat(AllocationStatusText.render(allocation, stats.brief(), View.plain(NOW)))
        .contains("9/500 MHz  2.0 MiB/256 MiB")
        .doesNotContain("Memory Stats", "CPU Stats");
  }

  @Test
  void allocationThatRuns() {
    Allocation allocation =
        allocation(ID).deployment(null).task(RUNNING).groupPorts(DB).ages(2, 2).build();
    Map<String, TaskUsage> usage = Map.of("redis", new TaskUsage(0.01, 0.9, 116 * 1024));

    // The first row of Task Resources ends in the padding of its last column but one.
    assertThat(render(allocation, usage))
        .isEqualTo(
            """
            ID                  = 0e25ae0d-9d76-bbdd-133e-cd28c7195279
            Eval ID             = 3a8c3bdd
            Name                = example.cache[0]
            Node ID             = 86801203
            Node Name           = solo
            Job ID              = example
            Job Version         = 0
            Client Status       = running
            Client Description  = Tasks are running
            Desired Status      = run
            Desired Description = <none>
            Created             = 2s ago
            Modified            = 2s ago
            Deployment ID       = a1a1fdb3
            Deployment Health   = unset

            Allocation Addresses
            Label  Dynamic  Address
            *db    yes      127.0.0.1:28828 -> 6379

            Task "redis" is "running"
            Task Resources
            CPU        Memory           Disk     Addresses
            0/500 MHz  116 KiB/256 MiB  300 MiB\s\s

            Task Events:
            Started At     = 2026-11-23T02:45:17Z
            Finished At    = N/A
            Total Restarts = 0
            Last Restart   = N/A

            Recent Events:
            Time                  Type        Description
            2026-11-23T02:45:17Z  Started     Task started by client
            2026-11-23T02:45:16Z  Task Setup  Building Task Directory
            2026-11-23T02:45:16Z  Received    Task received by client""");
  }

  @Test
  void memoryThatATaskMayUseBeyondItsShareIsASecondRow() {
    Allocation allocation = allocation(ID).task(RUNNING).memoryMax(512).build();

    assertThat(render(allocation, Map.of()))
        .contains(
            """
            CPU      Memory        Disk     Addresses
            500 MHz  256 MiB       300 MiB\s\s
                     Max: 512 MiB\s\s\s\s\s\s\s\s\s\s\s
            """);
  }

  @Test
  void allocationThatWasStopped() {
    Allocation allocation = allocation(ID).stopped("alloc not needed due to job update").build();

    assertThat(render(allocation, Map.of()))
        .contains(
            """
            Client Status       = complete
            Client Description  = All tasks have completed
            Desired Status      = stop
            Desired Description = alloc not needed due to job update
            """)
        .doesNotContain("Deployment");
  }

  @Test
  void portsOfATaskStandBelowEachOther() {
    AllocatedPort http = new AllocatedPort("http", 8080, 0, "127.0.0.1", false);
    Allocation allocation = allocation(ID).task(RUNNING).taskPorts(DB, http).build();

    assertThat(render(allocation, Map.of()))
        .contains(
            """
            CPU      Memory   Disk     Addresses
            500 MHz  256 MiB  300 MiB  db: 127.0.0.1:28828
                                       http: 127.0.0.1:8080

            """);
  }

  @Test
  void staticPortIsNotDynamic() {
    AllocatedPort http = new AllocatedPort("http", 8080, 0, "127.0.0.1", false);

    assertThat(render(allocation(ID).groupPorts(http).build(), Map.of()))
        .endsWith(
            """
            Label  Dynamic  Address
            *http  no       127.0.0.1:8080""");
  }

  @Test
  void healthIsToldByTheDeployment() {
    assertThat(render(allocation(ID).deployment(true).build(), Map.of()))
        .contains("Deployment Health   = healthy");
    assertThat(render(allocation(ID).deployment(false).build(), Map.of()))
        .contains("Deployment Health   = unhealthy");
  }

  @Test
  void allocationThatHasNotBegunHasNoTasksYet() {
    Allocation allocation =
        allocation(ID).client(ClientStatus.PENDING, "No tasks have started").build();

    assertThat(render(allocation, Map.of())).endsWith("Modified            = 0s ago");
  }

  private static String render(Allocation allocation, Map<String, TaskUsage> usage) {
    return AllocationStatusText.render(
        FromScheduler.allocation(allocation), FromScheduler.stats(usage), View.plain(NOW));
  }
}
