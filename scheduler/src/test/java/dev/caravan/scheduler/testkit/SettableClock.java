package dev.caravan.scheduler.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. */
public final class SettableClock extends Clock {
  private volatile Instant now;

  /** A clock that shows this. */
  public SettableClock(Instant now) {
    this.now = now;
  }

  /** Moves it to an instant, which may be an earlier one. */
  public void set(Instant instant) {
    now = instant;
  }

  /** Moves it on. */
  public void advance(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Always UTC: the zone of a clock means nothing to the scheduler. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
