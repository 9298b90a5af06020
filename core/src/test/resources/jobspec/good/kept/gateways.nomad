job "gateways" {
  datacenters = ["dc1"]

  group "g" {
    service {
      name = "ingress"

      connect {
        gateway {
          proxy {
            connect_timeout          = "500ms"
            envoy_dns_discovery_type = "STRICT_DNS"

            envoy_gateway_bind_addresses "lan" {
              address = "10.0.0.1"
              port    = 8443
            }
          }

          ingress {
            tls {
              enabled         = true
              tls_min_version = "TLSv1_2"
              cipher_suites   = ["a"]
            }

            listener {
              port     = 8080
              protocol = "http"

              service {
                name            = "api"
                hosts           = ["api.example.test"]
                max_connections = 100

                request_headers {
                  add {
                    x-empty = ""
                  }

                  remove = ["x-drop"]
                }
              }
            }
          }
        }
      }
    }

    service {
      name = "terminating"

      connect {
        gateway {
          terminating {
            service {
              name    = "legacy"
              ca_file = "/certs/ca"
              sni     = "legacy.test"
            }
          }
        }
      }
    }

    service {
      name = "mesh"

      connect {
        gateway {
          mesh {}
        }
      }
    }

    task "t" {
      driver = "mock"
    }
  }
}
