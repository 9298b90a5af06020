job "update-of-job" {
  datacenters = ["dc1"]
  update {
    max_parallel = 3
    stagger      = "45s"
    auto_revert  = true
  }
  group "inherits" {
    task "t" {
      driver = "mock"
    }
  }
  group "overrides" {
    update {
      auto_revert      = false
      canary           = 2
      auto_promote     = true
      min_healthy_time = "15s"
      health_check     = "manual"
    }
    task "t" {
      driver = "mock"
    }
  }
}
