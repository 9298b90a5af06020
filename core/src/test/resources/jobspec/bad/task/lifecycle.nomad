job "lifecycle" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      lifecycle {
        sidecar = true
      }
    }
  }
}
