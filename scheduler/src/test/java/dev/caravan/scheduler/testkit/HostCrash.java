package dev.caravan.scheduler.testkit;

/** The host is gone, just after it stored something: whoever asked for it gets no answer. */
public final class HostCrash extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HostCrash() {
    super("the host has crashed: restart the cluster");
  }
}
