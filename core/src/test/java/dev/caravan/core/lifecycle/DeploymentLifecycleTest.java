package dev.caravan.core.lifecycle;

import static dev.caravan.core.samples.Samples.DEPLOYMENT;
import static dev.caravan.core.samples.Samples.NOW;
import static dev.caravan.core.samples.Samples.createCanaryDeployment;
import static dev.caravan.core.samples.Samples.createDeployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.command.DeploymentCommand;
import dev.caravan.core.command.DeploymentCommand.FailDeployment;
import dev.caravan.core.command.DeploymentCommand.PauseDeployment;
import dev.caravan.core.command.DeploymentCommand.PromoteDeployment;
import dev.caravan.core.command.DeploymentCommand.ResumeDeployment;
import dev.caravan.core.event.DeploymentEvent;
import dev.caravan.core.event.Event;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.core.model.Deployment.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentLifecycleTest {
  private static final PromoteDeployment PROMOTE =
      new PromoteDeployment(DEPLOYMENT, List.of("cache"));
  private static final PauseDeployment PAUSE = new PauseDeployment(DEPLOYMENT);
  private static final ResumeDeployment RESUME = new ResumeDeployment(DEPLOYMENT);

  /** The deployment after these commands, a second apart. */
  private static Deployment after(DeploymentCommand... commands) {
    return go(null, 0, commands);
  }

  private static Deployment go(Deployment before, int seconds, DeploymentCommand... commands) {
    Deployment deployment = before;
    int second = seconds;
    for (DeploymentCommand command : commands) {
      Decision decision = DeploymentLifecycle.decide(deployment, command);
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
      second++;
      for (Event event : ((Decision.Accepted) decision).events()) {
        deployment =
            DeploymentLifecycle.evolve(deployment, (DeploymentEvent) event, at(second), second);
      }
    }
    return deployment;
  }

  private static Instant at(int second) {
    return NOW.plusSeconds(second);
  }

  @ParameterizedTest
  @CsvSource({
    "false, Deployment is running but requires manual promotion",
    "true, Deployment is running pending automatic promotion"
  })
  void oneWithCanariesSaysWhatItWaitsFor(boolean autoPromote, String description) {
    assertThat(after(createCanaryDeployment(autoPromote)))
        .returns(true, Deployment::requiresPromotion)
        .returns(description, Deployment::statusDescription);
  }

  @Test
  void oneThatIsPromotedGoesOn() {
    assertThat(after(createCanaryDeployment(false), PROMOTE))
        .returns(Status.RUNNING, Deployment::status)
        .returns(false, Deployment::requiresPromotion)
        .returns("Deployment is running", Deployment::statusDescription);
  }

  @Test
  void oneThatIsPausedStaysSoWhenItIsPromoted() {
    assertThat(after(createCanaryDeployment(false), PAUSE, PROMOTE))
        .returns(Status.PAUSED, Deployment::status)
        .returns(false, Deployment::requiresPromotion)
        .returns("Deployment is paused", Deployment::statusDescription);
  }

  @Test
  void oneThatIsResumedSaysAgainWhatItWaitsFor() {
    assertThat(after(createCanaryDeployment(false), PAUSE, RESUME))
        .returns(Status.RUNNING, Deployment::status)
        .returns(
            "Deployment is running but requires manual promotion", Deployment::statusDescription);
  }

  @Test
  void theClockGoesOnAnewAfterAPauseAndAfterAPromotion() {
    Deployment started = withClock(after(createCanaryDeployment(false)));

    assertThat(deadline(go(started, 9, PROMOTE))).isEqualTo(at(10).plus(Duration.ofMinutes(10)));
    assertThat(deadline(go(started, 9, PAUSE, RESUME)))
        .isEqualTo(at(11).plus(Duration.ofMinutes(10)));
  }

  private static Deployment withClock(Deployment deployment) {
    DeploymentDraft draft = new DeploymentDraft(deployment);
    draft.changeAll(
        group ->
            new GroupProgress(group.goal(), List.of(), 1, 0, 0, false, at(1).plusSeconds(600)));
    return draft.at(at(1), 1);
  }

  private static Instant deadline(Deployment deployment) {
    return deployment.groups().get("cache").requireProgressBy();
  }

  @Test
  void whatHasEndedCannotBePromotedOrFailed() {
    Deployment failed = after(createDeployment(), new FailDeployment(DEPLOYMENT, "by hand"));

    assertThat(DeploymentLifecycle.decide(failed, PROMOTE))
        .isEqualTo(Decision.refuse("can't promote terminal deployment \"" + DEPLOYMENT + "\""));
    assertThat(DeploymentLifecycle.decide(failed, new FailDeployment(DEPLOYMENT, "again")))
        .isEqualTo(Decision.refuse("can't fail terminal deployment \"" + DEPLOYMENT + "\""));
  }
}
