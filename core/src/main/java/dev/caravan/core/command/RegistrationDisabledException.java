package dev.caravan.core.command;

/** A job was refused since operators chose to take none for a while. The words are Nomad's. */
public final class RegistrationDisabledException extends CommandRefusedException {
  private static final long serialVersionUID = 1L;

  /** Says so. */
  public RegistrationDisabledException() {
    super("Job registration, dispatch, and scale are disabled by the scheduler configuration");
  }
}
