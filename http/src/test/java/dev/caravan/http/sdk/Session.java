package dev.caravan.http.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hashicorp.nomad.apimodel.AllocationListStub;
import com.hashicorp.nomad.apimodel.Deployment;
import com.hashicorp.nomad.apimodel.Job;
import com.hashicorp.nomad.apimodel.JobListStub;
import com.hashicorp.nomad.apimodel.JobPlanResponse;
import com.hashicorp.nomad.apimodel.NodeListStub;
import com.hashicorp.nomad.apimodel.ParameterizedJobConfig;
import com.hashicorp.nomad.apimodel.Resources;
import com.hashicorp.nomad.apimodel.Task;
import com.hashicorp.nomad.apimodel.TaskGroup;
import com.hashicorp.nomad.apimodel.UpdateStrategy;
import com.hashicorp.nomad.javasdk.ErrorResponseException;
import com.hashicorp.nomad.javasdk.EvaluationResponse;
import com.hashicorp.nomad.javasdk.JobsApi;
import com.hashicorp.nomad.javasdk.NomadApiClient;
import com.hashicorp.nomad.javasdk.WaitStrategy;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A user of Nomad's SDK. */
final class Session {
  private final NomadApiClient nomad;
  private final JobsApi jobs;
  private final String address;

  Session(NomadApiClient nomad, String address) {
    this.nomad = nomad;
    this.jobs = nomad.getJobsApi();
    this.address = address;
  }

  void runsAJobFromItsPlanToItsEnd() throws Exception {
    JobPlanResponse plan = jobs.plan(job(2), true).getValue();
    assertThat(plan.getDiff().getType()).isEqualTo("Added");
    assertThat(plan.getAnnotations().getDesiredTgUpdates().get("web").getPlace())
        .isEqualTo(BigInteger.TWO);

    EvaluationResponse registered = jobs.register(job(2), plan.getJobModifyIndex());
    assertThat(
            nomad
                .getEvaluationsApi()
                .pollForCompletion(registered, WaitStrategy.WAIT_INDEFINITELY)
                .getValue()
                .getStatus())
        .isEqualTo("complete");

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> latestDeployment().getStatus().equals("successful"));
    List<AllocationListStub> allocations = jobs.allocations("web").getValue();
    assertThat(allocations)
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.getClientStatus()).isEqualTo("running"))
        .allSatisfy(
            one -> assertThat(one.getTaskStates().get("main").getState()).isEqualTo("running"));
    assertThat(jobs.deployments("web").getValue()).hasSize(1);
    assertThat(jobs.summary("web").getValue().getSummary().get("web").getRunning()).isEqualTo(2);
    Job read = jobs.info("web").getValue();
    assertThat(read.getStatus()).isEqualTo("running");

    jobs.deregister("web");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> jobs.info("web").getValue().getStatus().equals("dead"));
  }

  void registersAgainWhatItHasRead() throws Exception {
    jobs.register(job(1));
    BigInteger before = jobs.info("web").getValue().getJobModifyIndex();

    jobs.register(jobs.info("web").getValue());

    assertThat(jobs.info("web").getValue().getJobModifyIndex()).isEqualTo(before);
    assertThat(jobs.versions("web", true).getValue().getVersions()).hasSize(1);
  }

  void listsJobsAndNodes() throws Exception {
    jobs.register(job(1));

    assertThat(jobs.list().getValue()).extracting(JobListStub::getId).containsExactly("web");
    assertThat(nomad.getNodesApi().list().getValue())
        .extracting(NodeListStub::getName)
        .containsExactly("solo");
    assertThat(nomad.getStatusApi().leader().getValue())
        .isEqualTo(address.substring("http://".length()));
    assertThat(nomad.getRegionsApi().list().getValue()).containsExactly("global");
  }

  void readsLogs() throws Exception {
    jobs.register(job(1));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> jobs.summary("web").getValue().getSummary().get("web").getRunning() == 1);
    AllocationListStub allocation = jobs.allocations("web").getValue().get(0);

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(log(allocation)).isEqualTo("hello"));
  }

  void scalesAndReverts() throws Exception {
    jobs.register(job(1));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> latestDeployment().getStatus().equals("successful"));

    jobs.scaleGroup("web", "web", 2, "more", null, null);
    assertThat(jobs.info("web").getValue().getTaskGroups().get(0).getCount()).isEqualTo(2);

    jobs.revert("web", BigInteger.ZERO, BigInteger.ONE);
    assertThat(jobs.info("web").getValue().getTaskGroups().get(0).getCount()).isEqualTo(1);
  }

  void dispatchesAParameterizedJob() throws Exception {
    Job parent = job(1).setId("mail").setName("mail").setType("batch");
    parent.getTaskGroups().get(0).setUpdate(null);
    jobs.register(
        parent.setParameterizedJob(
            new ParameterizedJobConfig().setPayload("required").addMetaRequired("to")));

    String child =
        jobs.dispatch("mail", Map.of("to", "ann"), "hello".getBytes(StandardCharsets.UTF_8))
            .getValue()
            .getDispatchedJobId();

    assertThat(child).startsWith("mail/dispatch-");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> jobs.info(child).getValue().getStatus().equals("running"));
    assertThat(jobs.info(child).getValue().getParentId()).isEqualTo("mail");
    assertThat(jobs.info(child).getValue().getMeta()).containsEntry("to", "ann");
    assertThat(jobs.summary("mail").getValue().getChildren().getRunning()).isEqualTo(1);
  }

  void isToldWhatDoesNotWork() throws Exception {
    jobs.register(job(1));

    assertThatThrownBy(() -> jobs.dispatch("web"))
        .isInstanceOf(ErrorResponseException.class)
        .hasMessageContaining("not a parameterized job");
    assertThatThrownBy(() -> jobs.info("nobody"))
        .isInstanceOf(ErrorResponseException.class)
        .hasMessageContaining("job not found");
  }

  private Deployment latestDeployment() throws Exception {
    return jobs.latestDeployment("web").getValue();
  }

  private String log(AllocationListStub allocation) throws Exception {
    try (InputStream log =
        nomad
            .lookupClientApiByNodeId(allocation.getNodeId())
            .logs(allocation.getId(), "main", false, "stdout")) {
      return new String(log.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Job job(int count) {
    return new Job()
        .setId("web")
        .setName("web")
        .setType("service")
        .setRegion("global")
        .setPriority(50)
        .addDatacenters("dc1")
        .addTaskGroups(
            new TaskGroup()
                .setName("web")
                .setCount(count)
                .setUpdate(
                    new UpdateStrategy()
                        .setMaxParallel(1)
                        .setHealthCheck("task_states")
                        .setMinHealthyTime(0L)
                        .setHealthyDeadline(10_000_000_000L)
                        .setProgressDeadline(20_000_000_000L))
                .addTasks(
                    new Task()
                        .setName("main")
                        .setDriver("mock_driver")
                        .addConfig("run_for", "1h")
                        .addConfig("stdout_string", "hello")
                        .setResources(new Resources().setCpu(20).setMemoryMb(10))));
  }
}
