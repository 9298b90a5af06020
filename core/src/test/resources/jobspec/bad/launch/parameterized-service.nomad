job "x" {
  datacenters = ["dc1"]

  parameterized {}

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
