job "system" {
  datacenters = ["dc1"]
  type        = "system"

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
