# The job keeps what it says for all groups; each group has what comes of it.
job "update-and-groups" {
  datacenters = ["dc1"]

  update {
    max_parallel = 3
    stagger      = "45s"
    auto_revert  = true
  }

  group "as-job" {
    task "t" {
      driver = "mock"
    }
  }

  group "own" {
    update {
      max_parallel = 1
      canary       = 2
      auto_promote = true
    }

    task "t" {
      driver = "mock"
    }
  }
}
