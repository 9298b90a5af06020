job "volume-mount-undefined" {
  datacenters = ["dc1"]

  group "g" {
    volume "data" {
      type   = "host"
      source = "shared"
    }

    volume "logs" {
      type      = "host"
      source    = "logs"
      read_only = true
    }

    task "t" {
      driver = "mock"

      volume_mount {
        volume           = "date"
        destination      = "/data"
        propagation_mode = "shared"
      }

      volume_mount {
        destination = "/other"
      }

      volume_mount {
        volume      = "data"
        destination = "/data"
        read_write  = true
      }
    }
  }
}
