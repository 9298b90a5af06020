package dev.caravan.core.jobspec.hcl;

/** The languages that go by the name of HCL. */
enum Dialect {
  /** With expressions, since Nomad 1.0. */
  HCL2,
  /** Without: what is between <code>${</code> and <code>}</code> is left for run time as it is. */
  HCL1
}
