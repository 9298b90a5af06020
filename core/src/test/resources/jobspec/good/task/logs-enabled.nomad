job "logs-enabled" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      logs {
        enabled       = false
        max_file_size = 2
      }
    }
  }
}
