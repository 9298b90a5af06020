job "services" {
  datacenters = ["dc1"]

  group "web" {
    network {
      port "http" {}
      port "admin" {}
    }

    service {
      name        = "web"
      port        = "http"
      tags        = ["one", "two"]
      canary_tags = ["canary"]

      meta {
        kind = "front"
      }

      check {
        name     = "alive"
        type     = "http"
        path     = "/health"
        method   = "POST"
        interval = "12s"
        timeout  = "3s"

        header {
          Authorization = ["Basic abc"]
          Accept        = "text/plain"
        }

        check_restart {
          limit           = 3
          grace           = "90s"
          ignore_warnings = true
        }
      }
    }

    service {
      port      = "9090"
      on_update = "ignore"

      check {
        type     = "tcp"
        interval = "10s"
        timeout  = "2s"

        check_restart {}
      }
    }

    task "main" {
      driver = "mock"

      service {
        port = "admin"

        check {
          type     = "script"
          command  = "/bin/check"
          args     = ["-a"]
          interval = "10s"
          timeout  = "2s"
        }
      }
    }
  }
}
