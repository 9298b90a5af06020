package dev.caravan.core.jobspec;

/** The language that a job file is written in, where it is not JSON. */
public enum JobLanguage {
  /** HCL with variables, functions and expressions: what Nomad reads since 1.0, and the default. */
  HCL2,
  /**
   * HCL as Nomad read it before 1.0, and still does when asked to. Nothing in it is computed: what
   * stands between <code>${</code> and <code>}</code> is left for run time as it is written.
   */
  HCL1
}
