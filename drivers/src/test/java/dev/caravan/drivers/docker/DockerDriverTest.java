package dev.caravan.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.core.driver.TaskRequest.VolumeMount;
import dev.caravan.core.driver.TaskUsage.Measure;
import dev.caravan.core.model.AllocatedPort;
import dev.caravan.drivers.support.Config;
import dev.caravan.drivers.testkit.Eventually;
import dev.caravan.drivers.testkit.ExecContract;
import dev.caravan.drivers.testkit.TaskSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DockerDaemon.class)
class DockerDriverTest extends ExecContract {
  private static final String IMAGE = "busybox:1.36";
  private static final Duration GRACE = Duration.ofSeconds(20);

  @Override
  protected Set<Measure> measures() {
    return Set.of(
        Measure.THROTTLED_PERIODS,
        Measure.THROTTLED_TIME,
        Measure.PERCENT,
        Measure.CACHE,
        Measure.USAGE);
  }

  @Override
  protected TaskDriver newDriver() {
    return new DockerDriver();
  }

  @Override
  protected Map<String, Object> shell(String script) {
    return config("command", "sh", "args", List.of("-c", script));
  }

  @Override
  protected String local() {
    return "/local";
  }

  @Override
  protected Map<String, Object> unstartable() {
    return config("command", "/no/such/command");
  }

  @Test
  void servesOnItsPublishedPort() throws Exception {
    int port = freePort();
    Map<String, Object> config =
        shell("mkdir /www; echo hello > /www/index.html; httpd -f -p 8080 -h /www");
    config.put("ports", List.of("web"));

    start(
        sandbox.request(
            config, Map.of(), List.of(new AllocatedPort("web", port, 8080, "127.0.0.1", true))));

    Eventually.await("an answer on port " + port, () -> get(port).equals("hello\n"));
  }

  @Test
  void mapsPortsInTheOldWay() throws Exception {
    int port = freePort();
    Map<String, Object> config = shell("echo port $NOMAD_PORT_web; sleep 600");
    config.put("port_map", List.of(Map.of("web", 8080L)));
    TaskRequest request =
        sandbox.request(
            config,
            Map.of("NOMAD_PORT_web", Integer.toString(port)),
            List.of(new AllocatedPort("web", port, 0, "127.0.0.1", true)));

    start(request);

    sandbox.awaitStdout("port 8080");
    assertThat(inspect(request).getHostConfig().getPortBindings().getBindings())
        .containsOnlyKeys(ExposedPort.tcp(8080), ExposedPort.udp(8080))
        .allSatisfy(
            (inside, outside) ->
                assertThat(outside)
                    .containsExactly(Ports.Binding.bindIpAndPort("127.0.0.1", port)));
  }

  @Test
  void refusesToPublishAPortThatIsNotAllocated() {
    Map<String, Object> config = shell("true");
    config.put("ports", List.of("web"));

    assertThatThrownBy(() -> start(config))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("\"web\"")
        .hasMessageContaining("network block");
  }

  @Test
  void limitsMemoryAndSharesTheCpu() throws Exception {
    TaskRequest request = sandbox.request(running("up"));

    start(request);

    assertThat(inspect(request).getHostConfig().getMemory())
        .isEqualTo(request.memoryMb() * 1024L * 1024L);
    assertThat(inspect(request).getHostConfig().getCpuShares()).isEqualTo(request.cpuMhz());
  }

  @Test
  void givesWhatElseATaskHolds(@TempDir Path volume) throws Exception {
    Files.writeString(volume.resolve("hello"), "from the volume\n");
    TaskRequest request =
        TaskSandbox.with(
            sandbox.request(shell("cat /data/hello; sleep 600")),
            256,
            List.of(0),
            List.of(new VolumeMount(volume.toString(), "/data", true)));

    start(request);

    sandbox.awaitStdout("from the volume");
    HostConfig host = inspect(request).getHostConfig();
    assertThat(host.getMemory()).isEqualTo(256L << 20);
    assertThat(host.getMemoryReservation()).isEqualTo((long) request.memoryMb() << 20);
    assertThat(host.getCpusetCpus()).isEqualTo("0");
  }

  @Test
  void reportsATaskThatUsedTooMuchMemory() throws Exception {
    TaskExit exit = ended(start(config("command", "tail", "args", List.of("/dev/zero"))));

    assertThat(exit.outOfMemory()).isTrue();
    assertThat(exit.exitCode()).isEqualTo(137);
    assertThat(exit.successful()).isFalse();
  }

  @Test
  void showsTheTaskItsDirectories() throws Exception {
    Files.writeString(sandbox.directories().secrets().resolve("key"), "secret");

    ended(start(shell("cat /secrets/key; echo; ls -d /alloc; echo x > /local/made")));

    assertThat(sandbox.stdout()).isEqualTo("secret\n/alloc\n");
    assertThat(sandbox.directories().local().resolve("made")).exists();
  }

  @Test
  void makesVolumesThatAreNotThere() throws Exception {
    Map<String, Object> config = shell("echo kept > /data/made");
    config.put("volumes", List.of("local/data:/data"));

    ended(start(config));

    assertThat(sandbox.directories().local().resolve("data/made")).hasContent("kept\n");
  }

  @Test
  void mountsVolumesWithinTheTaskDirectory() throws Exception {
    Files.createDirectories(sandbox.directories().local().resolve("data"));
    Map<String, Object> config = shell("touch /data/x 2>/dev/null || echo read-only");
    config.put("volumes", List.of("local/data:/data:ro"));

    ended(start(config));

    assertThat(sandbox.stdout()).isEqualTo("read-only\n");
  }

  @Test
  void refusesVolumesOutsideOfTheTaskDirectory() {
    Map<String, Object> config = shell("true");
    config.put("volumes", List.of("../../etc:/data"));

    assertThatThrownBy(() -> start(config)).hasMessageContaining("volumes are not enabled");
  }

  @Test
  void labelsTheContainer() throws Exception {
    Map<String, Object> config = running("up");
    config.put("labels", List.of(Map.of("team", "x")));
    TaskRequest request = sandbox.request(config);

    start(request);

    assertThat(inspect(request).getConfig().getLabels())
        .containsEntry("team", "x")
        .containsEntry("dev.caravan.alloc_id", request.allocationId().value())
        .containsEntry("dev.caravan.job", "contract")
        .containsEntry("dev.caravan.task", "main");
  }

  @Test
  void overridesTheImage() throws Exception {
    Map<String, Object> config =
        config(
            "entrypoint",
            List.of("sh", "-c"),
            "args",
            List.of("pwd; hostname"),
            "work_dir",
            "/tmp",
            "hostname",
            "wagon");

    ended(start(config));

    assertThat(sandbox.stdout()).isEqualTo("/tmp\nwagon\n");
  }

  @Test
  void stopsATaskThatIgnoresItsSignalWithinTheTimeout() throws Exception {
    TaskHandle task = start(stubborn("up"));
    sandbox.awaitStdout("up");
    long begin = System.nanoTime();

    task.kill("SIGINT", Duration.ofSeconds(1));

    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
    assertThat(ended(task).exitCode()).isEqualTo(137);
  }

  @Test
  void saysWhichImageCannotBePulled() {
    assertThatThrownBy(() -> start(Map.of("image", "127.0.0.1:1/nothing/here:1")))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("127.0.0.1:1/nothing/here:1")
        .hasMessageContaining("docker pull");
  }

  @Test
  void saysWhichCommandTheImageLacks() {
    assertThatThrownBy(() -> start(unstartable())).hasMessageContaining("/no/such/command");
  }

  @Test
  void startsOverAContainerThatWasMadeButNotStarted() throws Exception {
    TaskRequest request = sandbox.request(ending("done", 0));
    Containers.create(engine(), spec(request), Map.of());

    assertThat(ended(start(request))).isEqualTo(TaskExit.code(0));
  }

  @Test
  void neverStartedIsNotRecovered() throws Exception {
    TaskRequest request = sandbox.request(ending("done", 0));
    Containers.create(engine(), spec(request), Map.of());

    assertThat(driver.recover(request)).isEmpty();
  }

  @Test
  void copiesTheLogFromWhereTheLastHostStopped() throws Exception {
    TaskRequest request =
        sandbox.request(
            shell(
                "i=0; while [ $i -lt 300 ]; do i=$((i+1)); echo $i; echo $i >&2; sleep 0.01; done"));
    driver.start(request);
    sandbox.awaitStdout("\n50\n");
    driver.close();

    for (int wanted : List.of(100, 200)) {
      TaskDriver next = restarted();
      assertThat(next.recover(request)).isPresent();
      sandbox.awaitStdout("\n" + wanted + "\n");
      next.close();
    }
    TaskHandle last = restarted().recover(request).orElseThrow();
    ended(last);
    last.destroy();

    String all =
        IntStream.rangeClosed(1, 300).mapToObj(i -> i + "\n").collect(Collectors.joining());
    assertThat(sandbox.stdout()).isEqualTo(all);
    assertThat(sandbox.stderr()).isEqualTo(all);
  }

  @Test
  void copiesLongLines() throws Exception {
    ended(start(shell("head -c 100000 /dev/zero | tr '\\0' x; echo; echo end")));

    assertThat(sandbox.stdout()).isEqualTo("x".repeat(100_000) + "\nend\n");
  }

  @Test
  void givesATerminal() throws Exception {
    Map<String, Object> config =
        shell("tty; echo error >&2; head -c 100000 /dev/zero | tr '\\0' x; echo; echo end");
    config.put("tty", true);

    ended(start(config));

    assertThat(sandbox.stdout())
        .isEqualTo("/dev/pts/0\r\nerror\r\n" + "x".repeat(100_000) + "\r\nend\r\n");
    assertThat(sandbox.stderr()).isEmpty();
  }

  @Test
  void copiesATerminalsOutputFromWhereTheLastHostStopped() throws Exception {
    Map<String, Object> config =
        shell("i=0; while [ $i -lt 200 ]; do i=$((i+1)); echo $i; sleep 0.01; done");
    config.put("tty", true);
    TaskRequest request = sandbox.request(config);
    driver.start(request);
    sandbox.awaitStdout("\n50\r\n");
    driver.close();

    TaskHandle recovered = restarted().recover(request).orElseThrow();
    ended(recovered);
    recovered.destroy();

    assertThat(sandbox.stdout())
        .isEqualTo(
            IntStream.rangeClosed(1, 200).mapToObj(i -> i + "\r\n").collect(Collectors.joining()));
  }

  @Test
  void noticesThatItsContainerIsGone() throws Exception {
    TaskHandle task = driver.start(sandbox.request(running("up")));

    engine()
        .commands()
        .removeContainerCmd(ContainerSpec.name(sandbox.request(running("up"))))
        .withForce(true)
        .exec();

    assertThat(ended(task).successful()).isFalse();
    task.kill(null, GRACE);
    task.destroy();
  }

  private static Map<String, Object> config(Object... more) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("image", IMAGE);
    for (int i = 0; i < more.length; i += 2) {
      config.put((String) more[i], more[i + 1]);
    }
    return config;
  }

  private static ContainerSpec spec(TaskRequest request) throws DriverException {
    return ContainerSpec.of(
        request, Config.read(ContainerSpec.SCHEMA, request.config()), DockerPolicy.DEFAULT);
  }

  private static InspectContainerResponse inspect(TaskRequest request) {
    return engine().commands().inspectContainerCmd(ContainerSpec.name(request)).exec();
  }

  private static DockerEngine engine() {
    return new DockerEngine(DefaultDockerClientConfig.createDefaultConfigBuilder().build());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String get(int port) {
    try {
      URL url = URI.create("http://127.0.0.1:" + port + "/index.html").toURL();
      try (InputStream answer = url.openStream()) {
        return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException notYet) {
      return "";
    }
  }
}
