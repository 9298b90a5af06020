variable "image" {
  type    = string
  default = "shop:1.4"
}

job "web" {
  datacenters = ["dc1", "dc2"]
  priority    = 70
  node_pool   = "front"

  constraint {
    attribute = "${attr.kernel.name}"
    value     = "linux"
  }

  spread {
    attribute = "${node.datacenter}"

    target "dc1" {
      percent = 70
    }
  }

  update {
    max_parallel     = 2
    min_healthy_time = "30s"
    auto_revert      = true
    canary           = 1
  }

  group "shop" {
    count = 4

    scaling {
      min = 2
      max = 20

      policy {
        cooldown = "2m"
      }
    }

    network {
      mode = "bridge"

      port "http" {
        to = 8080
      }
    }

    service {
      name     = "shop"
      port     = "http"
      provider = "nomad"
      tags     = ["traefik.enable=true"]

      check {
        type     = "http"
        path     = "/health"
        interval = "10s"
        timeout  = "2s"

        check_restart {
          limit = 3
        }
      }
    }

    disconnect {
      lost_after = "12h"
      reconcile  = "longest_running"
    }

    task "server" {
      driver = "docker"

      config {
        image = var.image
        ports = ["http"]
      }

      identity {
        env = true
      }

      resources {
        cpu    = 500
        memory = 256
      }
    }
  }
}
