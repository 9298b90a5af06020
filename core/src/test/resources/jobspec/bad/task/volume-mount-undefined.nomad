job "volume-mount-undefined" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      volume_mount {
        volume           = "data"
        destination      = "/data"
        propagation_mode = "shared"
      }

      volume_mount {
        destination = "/other"
      }
    }
  }
}
