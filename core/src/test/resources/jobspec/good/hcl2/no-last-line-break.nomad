job "no-last-line-break" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}