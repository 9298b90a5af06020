job "scaling" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      scaling "cpu" {
      }

      scaling "mem" {
        min = 10
        max = 5
      }

      scaling "mem" {
        min = -1
        max = -1
      }

      scaling "disk" {
        max = 10
      }

      scaling {
        max = 10
      }
    }
  }
}
