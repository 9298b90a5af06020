job "scaling" {
  datacenters = ["dc1"]

  group "g" {
    count = 4

    scaling {
      min     = 2
      max     = 9
      enabled = false

      policy {
        cooldown            = "1m"
        evaluation_interval = "10s"

        check "cpu" {
          source = "prometheus"
          query  = "avg(cpu)"

          strategy "target-value" {
            target = 70.5
          }
        }
      }
    }

    task "t" {
      driver = "mock"
    }
  }
}
