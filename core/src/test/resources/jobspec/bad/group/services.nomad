job "x" {
  datacenters = ["dc1"]

  group "g" {
    service {
      provider = "eureka"
    }

    service {
      provider = "nomad"

      connect {
        native = true
      }

      check_restart {
        limit = -1
        limits = 2
      }

      check {
        type     = "grpc"
        port     = "80"
        interval = "1s"
        timeout  = "1s"
        note     = "x"
      }
    }

    task "t" {
      driver = "mock"
    }
  }
}
