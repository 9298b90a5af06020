package dev.caravan.scheduler.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.driver.TaskRequest;
import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
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
          new NodeFacts(Fixtures.NODE, Fixtures.SPEC),
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
