job "store" {
  datacenters = ["dc1"]

  group "db" {
    network {
      mode = "bridge"

      port "db" {
        to = 5432
      }
    }

    volume "data" {
      type            = "csi"
      source          = "store"
      access_mode     = "single-node-writer"
      attachment_mode = "file-system"
    }

    service {
      name = "store"
      port = "db"

      check {
        type     = "tcp"
        interval = "10s"
        timeout  = "2s"
      }
    }

    task "postgres" {
      driver = "docker"

      config {
        image = "postgres:16"
      }

      vault {
        role = "store"
      }
    }
  }
}
