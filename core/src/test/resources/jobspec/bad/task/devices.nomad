job "devices" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      resources {
        device "" {
        }

        device "gpu" {
          count = 0

          constraint {
            attribute = "${device.model}"
            operator  = "distinct_property"
          }

          affinity {
            attribute = "${device.model}"
            value     = "1080ti"
            weight    = 101
          }
        }

        device "gpu" {
          count = "some"
          model = "1080ti"
        }

        device {
        }
      }
    }
  }
}
