# Nomad takes both, whatever that may mean.
job "both" {
  datacenters = ["dc1"]
  type        = "batch"

  parameterized {
    meta_required = ["day"]
  }

  periodic {
    cron = "0 3 1 1 *"
  }

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
