job "bad\u0000id" {
  datacenters = ["dc1"]
  priority    = 0
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
