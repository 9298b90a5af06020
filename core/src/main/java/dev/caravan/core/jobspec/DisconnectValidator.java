package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.DisconnectStrategy;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.TaskGroup;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with what a group wants to become of it when its node is silent, in the one
 * block or in the older attributes.
 */
final class DisconnectValidator {
  private static final String MAX = "max_client_disconnect";
  private static final String STOP = "stop_after_client_disconnect";

  private final TaskGroup group;
  private final Place place;
  private final Findings findings;

  DisconnectValidator(TaskGroup group, Place place, Findings findings) {
    this.group = group;
    this.place = place;
    this.findings = findings;
  }

  void validate(JobType type) {
    notNegative(place, MAX, group.maxClientDisconnect());
    notNegative(place, STOP, group.stopAfterClientDisconnect());
    findings.require(
        group.maxClientDisconnect() == null || group.stopAfterClientDisconnect() == null,
        place,
        STOP,
        "Task group cannot be configured with both %s and %s",
        MAX,
        STOP);
    findings.require(
        group.stopAfterClientDisconnect() == null || type.reschedules(),
        place,
        STOP,
        "%s can only be set in batch and service jobs",
        STOP);
    if (group.disconnect() != null) {
      block(group.disconnect(), place.only("disconnect"));
    }
  }

  private void block(DisconnectStrategy strategy, Place inside) {
    notNegative(inside, "lost_after", strategy.lostAfter());
    notNegative(inside, "stop_on_client_after", strategy.stopOnClientAfter());
    findings.require(
        strategy.lostAfter() == null || strategy.stopOnClientAfter() == null,
        inside,
        "stop_on_client_after",
        "lost_after and stop_on_client_after cannot be used together");
    notBoth(group.maxClientDisconnect(), MAX, "lost_after");
    notBoth(group.stopAfterClientDisconnect(), STOP, "stop_on_client_after");
    findings.require(
        !group.preventRescheduleOnLost(),
        place,
        "prevent_reschedule_on_lost",
        "prevent_reschedule_on_lost cannot be used with a disconnect block: write replace there");
  }

  private void notBoth(@Nullable Duration older, String key, String newer) {
    findings.require(
        Objects.isNull(older),
        place,
        key,
        "%s cannot be used with a disconnect block: write %s there",
        key,
        newer);
  }

  private void notNegative(Place owner, String key, @Nullable Duration duration) {
    findings.require(
        duration == null || !duration.isNegative(), owner, key, "%s cannot be negative", key);
  }
}
