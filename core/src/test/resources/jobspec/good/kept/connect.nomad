job "connect" {
  datacenters = ["dc1"]

  group "mesh" {
    network {
      mode = "bridge"
    }

    service {
      name = "web"
      port = "80"

      tagged_addresses {
        lan_ipv4 = "10.0.0.1"
      }

      weights {
        passing = 5
        warning = 1
      }

      identity {
        aud = ["consul.io"]
        ttl = "30m"
      }

      connect {
        sidecar_service {
          tags = ["side"]
          port = "20000"

          proxy {
            local_service_port = 8080

            upstreams {
              destination_name = "db"
              local_bind_port  = 5432

              mesh_gateway {
                mode = "local"
              }

              config {
                connect_timeout_ms = 500
              }
            }

            upstreams {
              destination_name   = "cache"
              local_bind_address = "127.0.0.2"
              local_bind_port    = 6379
            }

            expose {
              path {
                path            = "/metrics"
                protocol        = "http"
                local_path_port = 9102
                listener_port   = "metrics"
              }
            }

            transparent_proxy {
              uid                    = "101"
              outbound_port          = 15001
              exclude_outbound_cidrs = ["10.0.0.0/8"]
              exclude_uids           = ["1000"]
              no_dns                 = true
            }

            config {
              protocol = "http"
            }
          }
        }

        sidecar_task {
          driver       = "docker"
          kill_timeout = "10s"

          env {
            log_level = "debug"
          }

          resources {
            cpu    = 50
            memory = 64
          }

          logs {
            max_files     = 2
            max_file_size = 3
          }
        }
      }
    }

    service {
      name = "plain-sidecar"

      connect {
        sidecar_service {}
      }
    }

    service {
      name = "native"

      connect {
        native = true
      }
    }

    task "t" {
      driver = "mock"
    }
  }
}
