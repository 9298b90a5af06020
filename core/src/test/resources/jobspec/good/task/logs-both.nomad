job "logs-both" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      logs {
        enabled  = false
        disabled = false
      }
    }
  }
}
