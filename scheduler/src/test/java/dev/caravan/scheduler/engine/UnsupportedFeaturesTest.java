package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withTask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.jobspec.Problem;
import dev.caravan.core.model.Artifact;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.VolumeRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnsupportedFeaturesTest {

  @Test
  void aPlainJobAsksForNothingInVain() {
    assertThat(UnsupportedFeatures.of(service(1))).isEmpty();
  }

  @Test
  void whatIsPutAroundATaskIsRefused() {
    Job job = withTask(service(1), task -> task.artifacts(List.of(unchecked())));

    assertThat(UnsupportedFeatures.of(job))
        .extracting(Problem::message)
        .containsExactly(
            "insecure is not supported: serve the artifact with a certificate that Java trusts",
            "chown is not supported yet: remove it");
  }

  private static Artifact unchecked() {
    return new Artifact(
        "https://127.0.0.1/a", "local/", Artifact.Mode.ANY, Map.of(), Map.of(), true, true);
  }

  @Test
  void whatAGroupAsksForInVainIsRefused() {
    VolumeRequest csi =
        new VolumeRequest("data", "csi", "shared", false, "", "", "", List.of(), true, true);
    TaskGroup group = service(1).taskGroups().get(0).toBuilder().volumes(List.of(csi)).build();

    assertThat(UnsupportedFeatures.of(service(1).toBuilder().taskGroups(group).build()))
        .extracting(Problem::message)
        .containsExactly(
            "only volumes of type \"host\" are supported: there are no CSI plugins",
            "per_alloc is not supported yet: remove it",
            "sticky is not supported yet: remove it");
  }
}
