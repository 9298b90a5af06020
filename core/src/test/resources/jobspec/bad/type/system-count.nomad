job "x" {
  datacenters = ["dc1"]
  type        = "system"

  group "g" {
    count = 3

    task "t" {
      driver = "mock"
    }
  }
}
