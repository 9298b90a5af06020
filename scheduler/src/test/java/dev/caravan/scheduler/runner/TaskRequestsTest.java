package dev.caravan.scheduler.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.driver.TaskRequest;
import dev.caravan.core.model.AllocatedDevice;
import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.AllocatedResources.TaskShare;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.HostVolume;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.NodeDevice;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.VolumeMount;
import dev.caravan.core.model.VolumeRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The recorded figures are those of Nomad 1.1. */
class TaskRequestsTest {
  private static final Path ROOT = Path.of("/var/caravan");
  private static final AllocatedPort HTTP = new AllocatedPort("http", 22_132, 0, "127.0.0.1", true);
  private static final AllocatedPort DB =
      new AllocatedPort("my-db", 22_133, 6379, "127.0.0.1", true);

  private final TaskRequests requests =
      new TaskRequests(
          () -> new NodeFacts(Fixtures.NODE, Fixtures.SPEC),
          new AllocationDirectories(ROOT),
          Map.of("PATH", "/bin"));

  @Test
  void theVariablesAreThoseThatNomadGives() throws UnknownVariableException {
    Assignment assignment = assignment(Fixtures.task("main"), HTTP);

    Map<String, String> env = start(assignment, false).env();

    assertThat(new TreeSet<>(env.keySet()))
        .containsExactly(
            "NOMAD_ADDR_http",
            "NOMAD_ALLOC_DIR",
            "NOMAD_ALLOC_ID",
            "NOMAD_ALLOC_INDEX",
            "NOMAD_ALLOC_NAME",
            "NOMAD_ALLOC_PORT_http",
            "NOMAD_CPU_LIMIT",
            "NOMAD_DC",
            "NOMAD_GROUP_NAME",
            "NOMAD_HOST_ADDR_http",
            "NOMAD_HOST_IP_http",
            "NOMAD_HOST_PORT_http",
            "NOMAD_IP_http",
            "NOMAD_JOB_ID",
            "NOMAD_JOB_NAME",
            "NOMAD_MEMORY_LIMIT",
            "NOMAD_NAMESPACE",
            "NOMAD_PORT_http",
            "NOMAD_REGION",
            "NOMAD_SECRETS_DIR",
            "NOMAD_TASK_DIR",
            "NOMAD_TASK_NAME",
            "PATH");
    assertThat(env)
        .containsEntry("NOMAD_ALLOC_NAME", "example.work[0]")
        .containsEntry("NOMAD_ALLOC_INDEX", "0")
        .containsEntry("NOMAD_CPU_LIMIT", "100")
        .containsEntry("NOMAD_MEMORY_LIMIT", "300")
        .containsEntry("NOMAD_ADDR_http", "127.0.0.1:22132");
  }

  @Test
  void aTaskIsToldItsCoresDevicesAndVolumes() throws UnknownVariableException {
    NodeDevice gpu = new NodeDevice("nvidia", "gpu", "1080ti", Map.of(), List.of("a", "b"), "GPUS");
    NodeSpec spec =
        new NodeSpec(
                "solo",
                "dc1",
                "",
                "127.0.0.1",
                Map.of(),
                Map.of(),
                NodeResources.of(4_000, 4_096, 10_000).withDevices(List.of(gpu)),
                List.of("fake"))
            .withHostVolumes(Map.of("shared", new HostVolume("/srv", true)));
    TaskRequests rich =
        new TaskRequests(
            () -> new NodeFacts(Fixtures.NODE, spec), new AllocationDirectories(ROOT), Map.of());
    Task task =
        Fixtures.task("main").toBuilder()
            .volumeMounts(List.of(VolumeMount.of("data", "/data")))
            .build();
    AllocatedDevice given = new AllocatedDevice("nvidia/gpu/1080ti", List.of("b"));
    TaskShare share = new TaskShare(2_000, 300, List.of(), 600, List.of(0, 1), List.of(given));

    TaskRequest request = rich.toStart(holding(task, share), task, false, Map.of());

    assertThat(request.env())
        .containsEntry("NOMAD_CPU_CORES", "0-1")
        .containsEntry("NOMAD_MEMORY_MAX_LIMIT", "600")
        .containsEntry("GPUS", "b");
    assertThat(request.cores()).containsExactly(0, 1);
    assertThat(request.memoryMaxMb()).isEqualTo(600);
    assertThat(request.mounts())
        .containsExactly(new TaskRequest.VolumeMount("/srv", "/data", true));
  }

  private static Assignment holding(Task task, TaskShare share) {
    Job job = Fixtures.service(task);
    TaskGroup group =
        job.taskGroups().get(0).toBuilder()
            .volumes(List.of(VolumeRequest.host("data", "shared")))
            .build();
    ScriptedCluster cluster = new ScriptedCluster();
    Job whole = job.toBuilder().taskGroups(group).build();
    AllocationId id =
        cluster
            .register(whole)
            .place(whole, new AllocatedResources(Map.of("main", share), 300, List.of()));
    return Assignment.of(cluster.state(), cluster.allocation(id)).orElseThrow();
  }

  @Test
  void thePortInsideTheTaskIsNotThatOfTheHost() throws UnknownVariableException {
    Map<String, String> env = start(assignment(Fixtures.task("main"), DB), false).env();

    assertThat(env)
        .containsEntry("NOMAD_PORT_my_db", "6379")
        .containsEntry("NOMAD_ALLOC_PORT_my_db", "6379")
        .containsEntry("NOMAD_HOST_PORT_my_db", "22133")
        .containsEntry("NOMAD_ADDR_my_db", "127.0.0.1:22133");
  }

  @Test
  void metaOfTheTaskGoesOverThatOfItsGroupAndJob() throws UnknownVariableException {
    Task task = Fixtures.task("main").toBuilder().meta(Map.of("dash-ed", "yes")).build();
    Assignment bare = assignment(task);
    TaskGroup group = bare.group().toBuilder().meta(Map.of("owner", "group")).build();
    Job job = bare.job().toBuilder().meta(Map.of("owner", "ops", "who", "${NOMAD_DC}")).build();

    Map<String, String> env = start(new Assignment(bare.allocation(), job, group), false).env();

    assertThat(env)
        .containsEntry("NOMAD_META_owner", "group")
        .containsEntry("NOMAD_META_OWNER", "group")
        .containsEntry("NOMAD_META_dash_ed", "yes")
        .containsEntry("NOMAD_META_who", "${NOMAD_DC}");
  }

  @Test
  void anIsolatedTaskSeesItsOwnPathsAndNothingOfTheHost() throws UnknownVariableException {
    Map<String, String> env = start(assignment(Fixtures.task("main")), true).env();

    assertThat(env)
        .containsEntry("NOMAD_ALLOC_DIR", "/alloc")
        .containsEntry("NOMAD_TASK_DIR", "/local")
        .containsEntry("NOMAD_SECRETS_DIR", "/secrets")
        .doesNotContainKey("PATH");
  }

  @Test
  void declaredVariablesAreResolvedInTheirOrder() throws UnknownVariableException {
    Task task =
        Fixtures.task("main").toBuilder()
            .env(Map.of("MINE", "mine on ${node.unique.name}"))
            .config(Map.of("args", List.of("${MINE}", "${NOMAD_SHORT_ALLOC_ID}")))
            .build();

    Assignment assignment = assignment(task);
    TaskRequest request = start(assignment, false);

    assertThat(request.env()).containsEntry("MINE", "mine on solo");
    String shortId = assignment.allocation().id().shortId();
    assertThat(request.config()).containsEntry("args", List.of("mine on solo", shortId));
  }

  @Test
  void portsAreThoseOfTheGroup() throws UnknownVariableException {
    assertThat(start(assignment(Fixtures.task("main"), HTTP, DB), false).ports())
        .containsExactly(HTTP, DB);
  }

  private TaskRequest start(Assignment assignment, boolean isolated)
      throws UnknownVariableException {
    return requests.toStart(assignment, assignment.group().tasks().get(0), isolated, Map.of());
  }

  private static Assignment assignment(Task task, AllocatedPort... ports) {
    Job job = Fixtures.service(task);
    ScriptedCluster cluster = new ScriptedCluster().register(job);
    AllocationId id = cluster.place(job, ports);
    return Assignment.of(cluster.state(), cluster.allocation(id)).orElseThrow();
  }
}
