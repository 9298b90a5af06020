package dev.caravan.scheduler.runner;

import static dev.caravan.scheduler.runner.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.Service;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceCatalogTest {
  private static final AllocatedPort PORT = new AllocatedPort("http", 8080, 80, "10.0.0.1", true);

  @TempDir Path directory;

  private TestNode node;

  @BeforeEach
  void start() {
    node = new TestNode(directory);
    node.cluster.registerNode();
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void aServiceIsThereAsLongAsItsTaskRuns() {
    AllocationId id = place(offering(service("web-${NOMAD_META_kind}", "nomad")));
    node.awaitStatus(id, ClientStatus.RUNNING);

    assertThat(registered())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.name()).isEqualTo("web-blue");
              assertThat(one.id()).isEqualTo("_nomad-task-" + id.value() + "-main-web-blue-http");
              assertThat(one.address()).isEqualTo("10.0.0.1");
              assertThat(one.port()).isEqualTo(8080);
              assertThat(one.tags()).containsExactly("dc1");
              assertThat(one.allocation()).isEqualTo(id);
            });

    node.stop(id);

    assertThat(registered()).isEmpty();
  }

  @Test
  void thoseOfOtherProvidersAreNotHere() {
    AllocationId id = place(offering(service("web", "")));
    node.awaitStatus(id, ClientStatus.RUNNING);

    assertThat(registered()).isEmpty();
  }

  @Test
  void templatesFollowThem() {
    Template template =
        Template.of(
            "{{ range nomadService \"web\" }}{{ .Address }}:{{ .Port }}{{ else }}none{{ end }}",
            "local/upstream");
    Task main = offering(service("web", "nomad")).toBuilder().templates(List.of(template)).build();

    AllocationId id = place(main);

    node.awaitRuns("main", 1);
    Path file = node.taskDirectory(id, "main").resolve("local/upstream");
    eventually(() -> assertThat(file).hasContent("10.0.0.1:8080"));
  }

  private AllocationId place(Task task) {
    Job job = Fixtures.service(task);
    AllocationId id = node.cluster.register(job).place(job, PORT);
    node.runner().wake();
    return id;
  }

  private List<ServiceRegistration> registered() {
    return ServiceCatalog.of(node.cluster.state());
  }

  private static Task offering(Service service) {
    return Fixtures.task("main").toBuilder()
        .services(List.of(service))
        .meta(Map.of("kind", "blue"))
        .build();
  }

  private static Service service(String name, String provider) {
    Service plain = Service.of(name, "http");
    return new Service(
        plain.name(),
        plain.portLabel(),
        plain.addressMode(),
        List.of("${node.datacenter}"),
        plain.canaryTags(),
        plain.enableTagOverride(),
        plain.meta(),
        plain.task(),
        plain.onUpdate(),
        plain.checks(),
        provider,
        plain.canaryMeta(),
        plain.opaque());
  }
}
