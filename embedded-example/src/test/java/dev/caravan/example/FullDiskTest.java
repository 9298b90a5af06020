package dev.caravan.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.storage.ProgressListener;
import dev.caravan.core.storage.StorageException;
import dev.caravan.drivers.mock.MockDriver;
import dev.caravan.drivers.rawexec.RawExecDriver;
import dev.caravan.http.HttpApi;
import dev.caravan.scheduler.NodeConfig;
import dev.caravan.scheduler.Scheduler;
import java.io.Closeable;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full or read-only: whoever asks for something is told so, nothing is done by half,
 * nothing is lost, and all goes on by itself once there is room again.
 *
 * <p>{@code -Dcaravan.disk.rounds=200} fills the disk more often in the random test; {@code
 * -Dcaravan.disk.seed=} repeats an earlier run.
 */
class FullDiskTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Ends with 7 once there is a file, and writes to its log until then. */
  private static final String WAITING =
      """
      job "waiting" {
        datacenters = ["dc1"]
        type        = "batch"
        group "work" {
          restart {
            attempts = 0
            mode     = "fail"
          }
          reschedule {
            attempts  = 0
            unlimited = false
          }
          task "main" {
            driver = "raw_exec"
            config {
              command = "/bin/sh"
              args    = ["-c", "while [ ! -e GO ]; do echo line; sleep 0.02; done; exit 7"]
            }
            resources {
              cpu    = 10
              memory = 16
            }
          }
        }
      }
      """;

  @TempDir private Path temp;
  private SmallDisk disk;

  @BeforeEach
  void mount() throws Exception {
    disk = SmallDisk.mount(temp.resolve("disk"), 4);
  }

  @AfterEach
  void unmount() {
    for (long left : Processes.workingIn(directory())) {
      ProcessHandle.of(left).ifPresent(ProcessHandle::destroyForcibly);
    }
    disk.close();
  }

  private Path directory() {
    return disk.place().resolve("data");
  }

  private Scheduler open() {
    return Scheduler.builder()
        .dataDirectory(directory())
        .node(
            NodeConfig.named("ash")
                .resources(NodeResources.of(10_000, 10_000, 1_000_000))
                .drivers(new MockDriver(), new RawExecDriver()))
        .build();
  }

  @Test
  void whatIsAskedForIsRefusedAndWhatHappensIsKeptUntilThereIsRoom() throws Exception {
    Path go = temp.resolve("go");
    try (Scheduler scheduler = open()) {
      scheduler.register(waiting(go));
      await().atMost(LIMIT).until(() -> status(scheduler, "waiting") == ClientStatus.RUNNING);
      disk.fill();

      StorageException refusal = refusal(scheduler);

      assertThat(refusal)
          .hasMessageContaining("events.db cannot be written: [SQLITE_FULL]")
          .hasMessageEndingWith(
              "make room on the disk of " + directory() + ", then ask again: nothing is lost");
      long position = scheduler.state().position();
      Files.createFile(go);
      await().atMost(LIMIT).until(() -> Processes.workingIn(directory()).isEmpty());
      for (int i = 0; i < 10; i++) {
        assertThatThrownBy(() -> scheduler.stop("waiting")).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> scheduler.plan(waiting(temp.resolve("other"))))
            .isInstanceOf(StorageException.class);
      }
      assertThat(answerOf(scheduler, "DELETE", "/v1/job/waiting"))
          .startsWith("500 event log ")
          .contains("make room on the disk of " + directory());
      assertThat(answerOf(scheduler, "GET", "/v1/job/waiting")).startsWith("200 ");
      assertThat(scheduler.state().position()).isEqualTo(position);
      assertThat(status(scheduler, "waiting")).isEqualTo(ClientStatus.RUNNING);
      requireSound(scheduler);

      disk.free();

      await().atMost(LIMIT).until(() -> status(scheduler, "waiting") == ClientStatus.FAILED);
      assertThat(onlyAllocation(scheduler, "waiting").taskStates().get("main").events())
          .filteredOn(event -> event.type() == TaskEvent.Type.TERMINATED)
          .extracting(TaskEvent::exitCode)
          .containsExactly(7);
      requireLife(scheduler, "later");
      requireSound(scheduler);
    }
    try (Scheduler scheduler = open()) {
      assertThat(status(scheduler, "later")).isEqualTo(ClientStatus.COMPLETE);
      requireSound(scheduler);
    }
  }

  @Test
  void whereverTheDiskGetsFullNothingIsDoneByHalf() throws Exception {
    long seed = Long.getLong("caravan.disk.seed", System.nanoTime());
    int rounds = Integer.getInteger("caravan.disk.rounds", 5);
    System.out.println("caravan.disk.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      try (Scheduler scheduler = open()) {
        disk.fill(random.nextInt(200_000));
        StorageException refusal = refusal(scheduler);
        assertThat(refusal).as("seed %d", seed).hasMessageContaining("then ask again");
        requireSound(scheduler);
        if (random.nextBoolean()) {
          disk.free();
          requireLife(scheduler, "later");
          requireSound(scheduler);
          scheduler.stop("later", true);
        }
      }
      Files.deleteIfExists(disk.place().resolve("filler"));
      try (Scheduler scheduler = open()) {
        requireSound(scheduler);
        scheduler.jobs().forEach(job -> scheduler.stop(job.id(), true));
      }
      disk.close();
      mount();
    }
  }

  @Test
  void aSchedulerThatCannotBeginLeavesNothingBehind() throws Exception {
    disk.fill();

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("disk")
        .hasMessageContaining("room");

    disk.free();
    try (Scheduler scheduler = open()) {
      requireLife(scheduler, "later");
    }
  }

  @Test
  void aReadOnlyDiskIsNamedAtTheStart() {
    open().close();
    disk.makeReadOnly();

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "data directory "
                + directory()
                + " is on a disk that is mounted read-only; mount it writable or choose another"
                + " directory");

    disk.makeWritable();
    try (Scheduler scheduler = open()) {
      requireLife(scheduler, "later");
    }
  }

  @Test
  void aReadOnlyLogIsNamedAtTheStart() throws Exception {
    open().close();
    Path log = directory().resolve("events.db");
    try (Closeable readOnly = SmallDisk.readOnly(log)) {
      assertThat(readOnly).isNotNull();

      assertThatThrownBy(this::open)
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith("event log " + log)
          .hasMessageContaining("is not writable for ")
          .hasMessageEndingWith("; make it so or choose another directory");
    }
    try (Scheduler scheduler = open()) {
      requireLife(scheduler, "later");
    }
  }

  private static Job waiting(Path go) {
    return JobSpec.parse(WAITING.replace("GO", go.toString()), "waiting.nomad");
  }

  /** Registers versions of a job until one is refused. */
  private static StorageException refusal(Scheduler scheduler) {
    for (int version = 0; version < 10_000; version++) {
      Job job = BusyHost.service("filling", Integer.toString(version));
      StorageException refusal =
          catchThrowableOfType(StorageException.class, () -> scheduler.register(job));
      if (refusal != null) {
        return refusal;
      }
    }
    throw new AssertionError("the disk does not get full");
  }

  /** Status and body, over HTTP. */
  private static String answerOf(Scheduler scheduler, String method, String path) throws Exception {
    try (HttpApi api = HttpApi.builder(scheduler).address("127.0.0.1", 0).start()) {
      HttpRequest request =
          HttpRequest.newBuilder(api.uri().resolve(path))
              .method(method, HttpRequest.BodyPublishers.noBody())
              .build();
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() + " " + response.body();
    }
  }

  private static void requireLife(Scheduler scheduler, String name) {
    scheduler.register(BusyHost.quick(name));
    await().atMost(LIMIT).until(() -> status(scheduler, name) == ClientStatus.COMPLETE);
  }

  /** The log is as it was written, and leads to the state that the scheduler has. */
  private static void requireSound(Scheduler scheduler) {
    assertThat(scheduler.log().verify(null, ProgressListener.NONE).problems()).isEmpty();
    assertThat(scheduler.history().verify(ProgressListener.NONE).difference()).isNull();
  }

  private static ClientStatus status(Scheduler scheduler, String job) {
    List<Allocation> allocations = scheduler.status(job).allocations();
    return allocations.isEmpty() ? ClientStatus.PENDING : allocations.get(0).clientStatus();
  }

  private static Allocation onlyAllocation(Scheduler scheduler, String job) {
    List<Allocation> allocations = scheduler.status(job).allocations();
    assertThat(allocations).hasSize(1);
    return allocations.get(0);
  }
}
