job "devices" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      resources {
        device "gpu" {
        }

        device "nvidia/gpu/1080ti" {
          count = 2

          constraint {
            attribute = "${device.attr.memory}"
            operator  = ">="
            value     = "2 GiB"
          }

          affinity {
            attribute = "${device.attr.driver_version}"
            version   = ">= 1.2"
            weight    = 75
          }
        }
      }
    }
  }
}
