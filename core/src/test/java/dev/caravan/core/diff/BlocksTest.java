package dev.caravan.core.diff;

import static dev.caravan.core.diff.Jobs.job;
import static dev.caravan.core.diff.Jobs.sleep;
import static dev.caravan.core.diff.Jobs.withGroup;
import static dev.caravan.core.diff.Jobs.withTask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Artifact;
import dev.caravan.core.model.DeviceRequest;
import dev.caravan.core.model.DisconnectStrategy;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.LogConfig;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.NetworkDns;
import dev.caravan.core.model.Parameterized;
import dev.caravan.core.model.Periodic;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.ScalingPolicy;
import dev.caravan.core.model.Service;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.TaskLifecycle;
import dev.caravan.core.model.Template;
import dev.caravan.core.model.VolumeMount;
import dev.caravan.core.model.VolumeRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** How blocks show, by Nomad's names, that no recorded plan has. */
class BlocksTest {
  private final Job plain = job("example", 1, sleep());

  @Test
  void periodicBecomesSeveralTimes() {
    Job before = plain.toBuilder().periodic(Periodic.of("@daily")).build();
    Job after = plain.toBuilder().periodic(Periodic.of("@daily", "0 6 * * *")).build();

    assertThat(text(before, after))
        .contains(
            """
            +/- Periodic {
                Enabled:         "true"
                ProhibitOverlap: "false"
              - Spec:            "@daily"
                SpecType:        "cron"
                TimeZone:        "UTC"
              + Specs {
                + Specs: "0 6 * * *"
                + Specs: "@daily"
                }
                }
            """);
  }

  @Test
  void parameterized() {
    Parameterized parameterized =
        new Parameterized(Parameterized.Payload.REQUIRED, List.of("a"), List.of("b"), 0);

    assertThat(text(plain, plain.toBuilder().parameterized(parameterized).build()))
        .contains(
            """
            + ParameterizedJob {
              + Payload: "required"
              + MetaOptional {
                + MetaOptional: "b"
                }
              + MetaRequired {
                + MetaRequired: "a"
                }
              }
            """);
  }

  @Test
  void volumeWithMountOptions() {
    VolumeRequest volume =
        new VolumeRequest(
            "data",
            "csi",
            "disk",
            true,
            "single-node-writer",
            "file-system",
            "ext4",
            List.of("noatime"),
            true,
            false);

    assertThat(group(group -> group.volumes(List.of(volume))))
        .contains(
            """
              + Volume {
                + AccessMode:     "single-node-writer"
                + AttachmentMode: "file-system"
                + Name:           "data"
                + PerAlloc:       "true"
                + ReadOnly:       "true"
                + Source:         "disk"
                + Type:           "csi"
                + MountOptions {
                  + FSType: "ext4"
                  + MountFlags {
                    + MountFlags: "noatime"
                    }
                  }
                }
            """);
  }

  @Test
  void scalingShowsOnlyWhatDiffers() {
    ScalingPolicy before =
        new ScalingPolicy("horizontal", 1, 5L, true, Map.of("cooldown", "1m", "same", "yes"));
    ScalingPolicy after =
        new ScalingPolicy("horizontal", 1, 9L, true, Map.of("cooldown", "2m", "same", "yes"));

    assertThat(
            text(
                withGroup(plain, group -> group.scaling(before)),
                withGroup(plain, group -> group.scaling(after))))
        .contains(
            """
              +/- Scaling {
                +/- Max: "5" => "9"
                +/- Policy {
                  +/- cooldown: "1m" => "2m"
                    }
                  }
            """);
  }

  @Test
  void whatBecomesOfAllocationsOfASilentNode() {
    DisconnectStrategy disconnect =
        new DisconnectStrategy(
            Duration.ofHours(1), null, true, DisconnectStrategy.Reconcile.BEST_SCORE);

    assertThat(group(group -> group.disconnect(disconnect)))
        .contains(
            """
              + Disconnect {
                + LostAfter: "3600000000000"
                + Reconcile: "best_score"
                + Replace:   "true"
                }
            """);
  }

  @Test
  void valuesOfAGroupThatAreRarelyThere() {
    assertThat(
            group(
                group ->
                    group
                        .maxClientDisconnect(Duration.ofSeconds(1))
                        .maxRunDuration(Duration.ofSeconds(2))
                        .stopAfterClientDisconnect(Duration.ofSeconds(3))
                        .preventRescheduleOnLost(true)))
        .contains(
            """
              +   MaxClientDisconnect:       "1000000000"
              +   MaxRunDuration:            "2000000000"
              +/- PreventRescheduleOnLost:   "false" => "true"
              +   StopAfterClientDisconnect: "3000000000"
            """);
  }

  @Test
  void networkWithNamesAndHostNetworks() {
    Network network =
        new Network(
            "bridge",
            0,
            List.of(new Port("http", 0, 80, "public", false)),
            new NetworkDns(List.of("1.1.1.1", "8.8.8.8"), List.of(), List.of("ndots:2")),
            "web",
            Map.of("CNI", Map.of("Args", Map.of("k", "v"))));

    assertThat(group(group -> group.networks(network)))
        .contains(
            """
              + Network {
                + Hostname: "web"
                + MBits:    "0"
                + Mode:     "bridge"
                + Dynamic Port {
                  + HostNetwork: "public"
                  + Label:       "http"
                  + To:          "80"
                  }
                + DNS {
                  + Options: "ndots:2"
                  + Servers: "1.1.1.1,8.8.8.8"
                  }
                + CNIConfig {
                  + Args {
                    + k: "v"
                    }
                  }
                }
            """);
  }

  @Test
  void serviceThatIsReachedThroughAMesh() {
    Map<String, Object> upstream = Map.of("DestinationName", "db", "LocalBindPort", 5432L);
    Map<String, Object> proxy =
        Map.of("Upstreams", List.of(upstream), "Config", Map.of("a", Map.of("b", 1L)));
    Map<String, Object> connect = Map.of("SidecarService", Map.of("Proxy", proxy));
    Service service = Service.of("web", "http");

    assertThat(
            text(
                withGroup(plain, group -> group.services(List.of(service))),
                withGroup(
                    plain,
                    group ->
                        group.services(
                            List.of(
                                new Service(
                                    service.name(),
                                    service.portLabel(),
                                    service.addressMode(),
                                    List.of(),
                                    List.of(),
                                    false,
                                    Map.of(),
                                    "",
                                    service.onUpdate(),
                                    List.of(),
                                    "nomad",
                                    Map.of("new", "yes"),
                                    Map.of("Connect", connect)))))))
        .contains(
            """
              +/- Service {
                  AddressMode:       "auto"
                + CanaryMeta[new]:   "yes"
                  EnableTagOverride: "false"
                  Name:              "web"
                  Namespace:         "default"
                  OnUpdate:          "require_healthy"
                  PortLabel:         "http"
                + Provider:          "nomad"
                  TaskName:          ""
                + ConsulConnect {
                  + SidecarService {
                    + ConsulProxy {
                      + Config {
                        + a[b]: "1"
                        }
                      + ConsulUpstreams {
                        + DestinationName: "db"
                        + LocalBindPort:   "5432"
                        }
                      }
                    }
                  }
                  }
            """);
  }

  @Test
  void servicesOfOneNameAreComparedInTheirOrder() {
    Service one = Service.of("web", "http");
    Job before = withGroup(plain, group -> group.services(List.of(one, one)));
    Job after = withGroup(plain, group -> group.services(List.of(Service.of("web", "new"), one)));

    assertThat(text(before, after)).containsOnlyOnce("Service {").contains("\"http\" => \"new\"");
  }

  @Test
  void templateInFull() {
    Template template =
        new Template(
            "",
            "text",
            "local/file",
            Template.ChangeMode.SCRIPT,
            "",
            new Template.ChangeScript("/bin/reload", List.of("-x"), Duration.ofSeconds(5), true),
            Duration.ofSeconds(5),
            "0644",
            "{{",
            "}}",
            false,
            1000,
            100,
            new Template.Wait(Duration.ofSeconds(1), Duration.ofSeconds(2)),
            true,
            true,
            Duration.ZERO);

    assertThat(task(task -> task.templates(List.of(template))))
        .contains(
            """
                + Template {
                  + ChangeMode:    "script"
                    ChangeSignal:  ""
                  + DestPath:      "local/file"
                  + EmbeddedTmpl:  "text"
                  + Envvars:       "false"
                  + ErrMissingKey: "true"
                  + Gid:           "100"
                  + LeftDelim:     "{{"
                  + Once:          "true"
                  + Perms:         "0644"
                  + RightDelim:    "}}"
                    SourcePath:    ""
                  + Splay:         "5000000000"
                  + Uid:           "1000"
                  + VaultGrace:    "0"
                  + Template {
                    + Max: "2000000000"
                    + Min: "1000000000"
                    }
                  + ChangeScript {
                    + Command:     "/bin/reload"
                    + FailOnError: "true"
                    + Timeout:     "5000000000"
                    + Args {
                      + Args: "-x"
                      }
                    }
                  }
            """);
  }

  @Test
  void artifactInFull() {
    Artifact artifact =
        new Artifact(
            "http://127.0.0.1/a",
            "local/a",
            Artifact.Mode.FILE,
            Map.of("archive", "false"),
            Map.of("X-Auth", "${TOKEN}"),
            true,
            true);

    assertThat(task(task -> task.artifacts(List.of(artifact))))
        .contains(
            """
                + Artifact {
                  + Chown:                  "true"
                  + GetterHeaders[X-Auth]:  "${TOKEN}"
                  + GetterInsecure:         "true"
                  + GetterMode:             "file"
                  + GetterOptions[archive]: "false"
                  + GetterSource:           "http://127.0.0.1/a"
                  + RelativeDest:           "local/a"
                  }
            """);
  }

  @Test
  void blocksOfATaskInNomadsOrder() {
    assertThat(
            task(
                task ->
                    task.opaque(
                            Map.of("Kind", "connect-proxy:web", "Vault", Map.of("Role", "reader")))
                        .payloadFile("input")
                        .lifecycle(new TaskLifecycle(TaskLifecycle.Hook.PRESTART, true))
                        .logs(new LogConfig(10, 10, true))
                        .volumeMounts(List.of(VolumeMount.of("data", "/data")))))
        .contains(
            """
              +/- Task: "main"
                +   Kind: "connect-proxy:web"
                +/- LogConfig {
                  +/- Disabled:      "false" => "true"
                      MaxFileSizeMB: "10"
                      MaxFiles:      "10"
                    }
                +   DispatchPayload {
                    + File: "input"
                    }
                +   Vault {
                    + Role: "reader"
                    }
                +   VolumeMount {
                    + Destination:     "/data"
                    + PropagationMode: "private"
                    + ReadOnly:        "false"
                    + Volume:          "data"
                    }
                +   Lifecycle {
                    + Hook:    "prestart"
                    + Sidecar: "true"
                    }
            """);
  }

  @Test
  void devicesAndWhatIsKeptOfResources() {
    Resources resources =
        new Resources(
            50,
            0,
            32,
            0,
            List.of(),
            List.of(new DeviceRequest("nvidia/gpu", 2, List.of(), List.of())),
            Map.of("IOPS", 7L, "NUMA", Map.of("Affinity", "require")));

    assertThat(task(task -> task.resources(resources)))
        .contains(
            """
                +/- Resources {
                      CPU:         "50"
                      Cores:       "0"
                      DiskMB:      "0"
                  +/- IOPS:        "0" => "7"
                      MemoryMB:    "32"
                      MemoryMaxMB: "0"
                  +   Device {
                      + Count: "2"
                      + Name:  "nvidia/gpu"
                      }
                  +   NUMA {
                      + Affinity: "require"
                      }
                    }
            """);
  }

  @Test
  void restartPolicyOfTheTaskItself() {
    RestartPolicy own =
        new RestartPolicy(
            9, Duration.ofMinutes(30), Duration.ofSeconds(15), RestartPolicy.Mode.FAIL, true);

    assertThat(task(task -> task.restart(own)))
        .contains(
            """
                +/- RestartPolicy {
                  +/- Attempts:        "2" => "9"
                      Delay:           "15000000000"
                      Interval:        "1800000000000"
                      Mode:            "fail"
                  +/- RenderTemplates: "false" => "true"
                    }
            """);
  }

  @Test
  void restartPolicyThatATaskTakesOverIsShownInItsGroup() {
    RestartPolicy policy =
        new RestartPolicy(
            9, Duration.ofMinutes(30), Duration.ofSeconds(15), RestartPolicy.Mode.FAIL);

    String text = group(group -> group.restart(policy));

    assertThat(text).containsOnlyOnce("RestartPolicy {").contains("+/- Task: \"main\"");
  }

  @Test
  void restartPolicyInEffectIsTheSame() {
    RestartPolicy policy =
        new RestartPolicy(
            9, Duration.ofMinutes(30), Duration.ofSeconds(15), RestartPolicy.Mode.FAIL);
    Job before = withTask(plain, task -> task.restart(policy));
    Job after = withGroup(plain, group -> group.restart(policy));

    assertThat(JobDiffer.diff(before, after).taskGroups().get(0).tasks())
        .extracting(TaskDiff::type)
        .containsExactly(DiffType.NONE);
  }

  @Test
  void whatIsKeptOfAJob() {
    Map<String, Object> before =
        Map.of("NodePool", "gpu", "Multiregion", regions(Map.of("Name", "west", "Count", 1L)));
    Map<String, Object> after =
        Map.of(
            "NodePool",
            "big",
            "Multiregion",
            regions(Map.of("Name", "west", "Count", 2L, "Datacenters", List.of("w1"))));

    assertThat(
            text(plain.toBuilder().opaque(before).build(), plain.toBuilder().opaque(after).build()))
        .contains(
            """
            +/- NodePool: "gpu" => "big"
            +/- Multiregion {
                  Strategy: "serial"
              +/- Region {
                +/- Count: "1" => "2"
                    Name:  "west"
                +   Datacenters {
                    + Datacenters: "w1"
                    }
                  }
                }
            """);
  }

  @Test
  void secretsAreNotShown() {
    Job after = plain.toBuilder().opaque(Map.of("VaultToken", "s.secret")).build();

    assertThat(JobDiffer.diff(plain, after).type()).isEqualTo(DiffType.NONE);
  }

  private static Map<String, Object> regions(Map<String, Object> region) {
    return Map.of("Strategy", "serial", "Regions", List.of(region));
  }

  private String group(UnaryOperator<TaskGroup.Builder> change) {
    return text(plain, withGroup(plain, change));
  }

  private String task(UnaryOperator<Task.Builder> change) {
    return text(plain, withTask(plain, change));
  }

  private static String text(Job before, Job after) {
    return DiffText.render(JobDiffer.diff(before, after), false) + "\n";
  }
}
