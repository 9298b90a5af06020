job "x" {
  datacenters = ["dc1"]
  group "g" {
    service {
      name         = "not a name"
      port         = "nowhere"
      address_mode = "best"
      on_update    = "hope"
      connect {}
      check {
        type     = "smoke"
        interval = "10ms"
        port     = "elsewhere"
      }
    }
    service {
      check {
        type           = "http"
        interval       = "10s"
        timeout        = "2s"
        initial_status = "well"
        check_restart {
          limit = -1
          grace = "-1s"
        }
      }
    }
    task "t" {
      driver = "mock"
      service {
        check {
          type                   = "script"
          interval               = "10s"
          timeout                = "2s"
          address_mode           = "odd"
          success_before_passing = -1
          on_update              = "maybe"
        }
      }
    }
  }
}
