package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withTask;
import static dev.caravan.scheduler.testkit.TestJobs.withUpdate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.jobspec.Problem;
import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.UpdateStrategy;
import dev.caravan.core.model.UpdateStrategy.HealthCheck;
import dev.caravan.scheduler.testkit.TestJobs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsupportedFeaturesTest {

  @Test
  void aPlainJobAsksForNothingInVain() {
    assertThat(UnsupportedFeatures.of(service(1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "semver", "distinct_hosts", "distinct_property"})
  void constraintsThatCannotBeToldAreRefusedWithTheirPlace(String operator) {
    Constraint constraint = new Constraint("${attr.x}", operator, "1");

    assertThat(
            UnsupportedFeatures.of(
                withTask(service(1), task -> task.constraints(List.of(constraint)))))
        .containsExactly(
            new Problem(
                "job",
                0,
                0,
                "job \"example\" > group \"cache\" > task \"redis\" > constraint",
                "operator \"" + operator + "\" is not supported yet"));
  }

  @Test
  void waysToRollOutThatAreNotKnownAreRefused() {
    UpdateStrategy base = TestJobs.ONE_BY_ONE;
    UpdateStrategy update =
        new UpdateStrategy(
            1,
            HealthCheck.MANUAL,
            base.minHealthyTime(),
            base.healthyDeadline(),
            base.progressDeadline(),
            true,
            false,
            1,
            base.stagger());

    assertThat(UnsupportedFeatures.of(withUpdate(service(1), update)))
        .extracting(Problem::message)
        .allMatch(message -> message.contains("not supported yet"))
        .hasSize(3);
  }

  @Test
  void wholeCoresAreRefused() {
    Resources cores = new Resources(0, 2, 256, 0, List.of(), List.of(), Map.of());

    assertThat(UnsupportedFeatures.of(withTask(service(1), task -> task.resources(cores))))
        .extracting(Problem::message)
        .containsExactly("cores is not supported yet: ask for cpu");
  }
}
