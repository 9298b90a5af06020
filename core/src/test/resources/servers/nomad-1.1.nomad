job "cache" {
  datacenters = ["dc1"]

  update {
    max_parallel = 2
  }

  group "redis" {
    count = 2

    network {
      port "db" {
        to = 6379
      }
    }

    service {
      name = "redis"
      port = "db"

      check {
        type     = "tcp"
        interval = "10s"
        timeout  = "2s"
      }

      connect {
        sidecar_service {}
      }
    }

    scaling {
      max = 5
    }

    task "redis" {
      driver = "docker"

      config {
        image = "redis:3.2"
      }

      vault {
        policies = ["redis"]
      }

      resources {
        memory = 256
      }
    }
  }
}
