package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.testkit.TestJobs.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.jobspec.Problem;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.VolumeRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnsupportedFeaturesTest {

  @Test
  void aPlainJobAsksForNothingInVain() {
    assertThat(UnsupportedFeatures.of(service(1))).isEmpty();
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
