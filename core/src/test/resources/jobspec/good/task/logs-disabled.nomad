job "logs-disabled" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      logs {
        disabled = true
      }
    }
  }
}
