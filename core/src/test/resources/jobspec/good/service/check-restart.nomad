# What a service says is for its checks, on top of which each has its own.
job "check-restart" {
  datacenters = ["dc1"]

  group "g" {
    service {
      name = "web"
      port = "80"

      check_restart {
        limit = 3
        grace = "90s"
      }

      check {
        type     = "tcp"
        interval = "10s"
        timeout  = "2s"
      }

      check {
        type     = "http"
        path     = "/"
        interval = "10s"
        timeout  = "2s"

        check_restart {
          limit           = 1
          ignore_warnings = true
        }
      }
    }

    task "t" {
      driver = "mock"
    }
  }
}
