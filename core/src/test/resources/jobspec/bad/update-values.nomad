job "x" {
  datacenters = ["dc1"]
  group "negative" {
    update {
      max_parallel      = -1
      canary            = -1
      min_healthy_time  = "-1s"
      healthy_deadline  = "0s"
      progress_deadline = "-1s"
      stagger           = "0s"
    }
    task "t" {
      driver = "mock"
    }
  }
  group "order" {
    update {
      auto_promote      = true
      min_healthy_time  = "5m"
      healthy_deadline  = "5m"
      progress_deadline = "4m"
    }
    task "t" {
      driver = "mock"
    }
  }
}
