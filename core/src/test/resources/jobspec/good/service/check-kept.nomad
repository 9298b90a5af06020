job "check-kept" {
  datacenters = ["dc1"]

  group "g" {
    service {
      name    = "web"
      port    = "80"
      address = "10.0.0.1"
      kind    = "connect-proxy"

      check {
        type                    = "http"
        path                    = "/"
        protocol                = "https"
        tls_server_name         = "web.test"
        notes                   = "asks the front page"
        failures_before_warning = 2
        interval                = "10s"
        timeout                 = "2s"
      }
    }

    task "t" {
      driver = "mock"
    }
  }
}
