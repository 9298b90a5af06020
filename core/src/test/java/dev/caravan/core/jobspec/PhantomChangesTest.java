package dev.caravan.core.jobspec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.diff.DiffType;
import dev.caravan.core.diff.JobDiffer;
import dev.caravan.core.model.Job;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A job that only went somewhere and came back has not changed. */
class PhantomChangesTest {
  private static final int JOBS = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** By where it adds them: what a server adds to a job, mostly that there is nothing. */
  private static final Map<String, JsonNode> SERVER =
      Map.of(
          "Job",
          json(
              """
              {"Stop": false, "ParentID": "", "Dispatched": false, "Payload": null,
               "ConsulToken": "", "ConsulNamespace": "",
               "VaultToken": "", "VaultNamespace": "", "NomadTokenID": "", "Status": "running",
               "StatusDescription": "", "Stable": true, "Version": 3, "SubmitTime": 1700000000,
               "CreateIndex": 7, "ModifyIndex": 9, "JobModifyIndex": 8, "AllAtOnce": false,
               "Periodic": null, "ParameterizedJob": null, "Multiregion": null,
               "Constraints": null, "Affinities": null, "Spreads": null, "Meta": null,
               "Update": {"Stagger": 0, "MaxParallel": 0, "HealthCheck": "", "MinHealthyTime": 0,
                "HealthyDeadline": 0, "ProgressDeadline": 0, "AutoRevert": false,
                "AutoPromote": false, "Canary": 0}}
              """),
          "TaskGroups",
          json(
              """
              {"Scaling": null, "Volumes": null, "StopAfterClientDisconnect": null,
               "MaxClientDisconnect": null, "Consul": {"Namespace": ""}, "ShutdownDelay": null,
               "Services": null, "Networks": null, "Constraints": null, "Affinities": null,
               "Spreads": null, "Meta": null}
              """),
          "Tasks",
          json(
              """
              {"User": "", "KillSignal": "", "Kind": "", "Leader": false, "ShutdownDelay": 0,
               "Vault": null, "Templates": null, "Artifacts": null, "DispatchPayload": null,
               "Lifecycle": null, "VolumeMounts": null, "ScalingPolicies": null,
               "CSIPluginConfig": null, "Services": null, "Constraints": null, "Affinities": null,
               "Env": null, "Meta": null}
              """),
          "Resources",
          json(
              """
              {"DiskMB": 0, "IOPS": 0, "Cores": 0, "MemoryMaxMB": 0, "Devices": null,
               "Networks": null}
              """),
          "Networks",
          json(
              """
              {"Device": "", "CIDR": "", "IP": "", "MBits": 0, "DNS": null,
               "ReservedPorts": null, "DynamicPorts": null}
              """),
          "Services",
          json(
              """
              {"Connect": null, "Meta": null, "CanaryMeta": null, "Tags": null,
               "CanaryTags": null, "EnableTagOverride": false, "Checks": null}
              """));

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final RandomJobs jobs = new RandomJobs(random);

  @Test
  void jobInNomadsJsonIsTheSame() {
    forJobs(job -> JobSpec.parse(JobSpec.toJson(job), "json"));
  }

  @Test
  void jobWithAllThatAServerAddsIsTheSame() {
    forJobs(
        job -> {
          JsonNode json = json(JobSpec.toJson(job));
          addServers(json);
          return JobSpec.parse(json.toString(), "json");
        });
  }

  /** The lists of a job itself are sets. As in Nomad, another order within a group edits it. */
  @Test
  void orderThatMeansNothingIsNoChange() {
    for (int i = 0; i < JOBS; i++) {
      Job job = jobs.next();
      Job after =
          job.toBuilder()
              .datacenters(shuffled(job.datacenters()))
              .constraints(shuffled(job.constraints()))
              .affinities(shuffled(job.affinities()))
              .taskGroups(shuffled(job.taskGroups()))
              .build();

      assertThat(JobDiffer.diff(job, after).type())
          .as("seed %d, job %d", seed, i)
          .isEqualTo(DiffType.NONE);
    }
  }

  private void forJobs(Function<Job, Job> road) {
    for (int i = 0; i < JOBS; i++) {
      Job job = jobs.next();
      Job back = road.apply(job);

      assertThat(JobDiffer.diff(job, back).type())
          .as("seed %d, job %d", seed, i)
          .isEqualTo(DiffType.NONE);
      assertThat(job.declaresSameAs(back)).as("seed %d, job %d", seed, i).isTrue();
    }
  }

  private <T> List<T> shuffled(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }

  private static void addServers(JsonNode json) {
    json.properties().forEach(member -> addServers(member.getKey(), member.getValue()));
  }

  private static void addServers(String name, JsonNode value) {
    if (value instanceof ObjectNode object) {
      addMissing(object, SERVER.getOrDefault(name, JSON.createObjectNode()));
      addServers(object);
    }
    if (value.isArray()) {
      value.forEach(element -> addServers(name, element));
    }
  }

  private static void addMissing(ObjectNode object, JsonNode members) {
    members.properties().forEach(member -> object.putIfAbsent(member.getKey(), member.getValue()));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
