job "database" {
  datacenters = ["dc1"]

  multiregion {
    region "eu" {
      count = 1
    }
  }

  group "mysql" {
    stop_after_client_disconnect = "1m"

    volume "data" {
      type            = "csi"
      source          = "mysql"
      access_mode     = "single-node-writer"
      attachment_mode = "file-system"
    }

    network {
      mode = "bridge"
    }

    service {
      name = "mysql"
      port = "3306"

      connect {
        sidecar_service {
          proxy {
            upstreams {
              destination_name = "audit"
              local_bind_port  = 9000
            }
          }
        }
      }
    }

    task "mysql" {
      driver       = "docker"
      kill_timeout = "2m"

      config {
        image = "mysql:8"
      }
    }
  }
}
