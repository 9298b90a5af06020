job "scaling" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      scaling "cpu" {
        enabled = false
        min     = 100
        max     = 2000

        policy {
          cooldown = "5m"

          check "usage" {
            source = "nomad"

            strategy "target-value" {
              target = 0.7
            }
          }
        }
      }

      scaling "mem" {
        max = 512
      }
    }
  }
}
