job "system-update" {
  datacenters = ["dc1"]
  type        = "system"

  update {
    max_parallel = 2
    stagger      = "1m"
  }

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
