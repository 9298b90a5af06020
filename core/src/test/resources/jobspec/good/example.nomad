job "example" {
  datacenters = ["dc1"]

  update {
    min_healthy_time  = "2s"
    healthy_deadline  = "30s"
    progress_deadline = "1m"
    health_check      = "task_states"
  }

  group "cache" {
    count = 1

    network {
      port "db" {
        to = 6379
      }
    }

    task "redis" {
      driver = "docker"

      config {
        image   = "redis:3.2"
        command = "sh"
        args    = ["-c", "echo ready to accept connections; trap 'exit 0' INT TERM; while true; do sleep 0.2; done"]
        ports   = ["db"]
      }

      resources {
        cpu    = 500
        memory = 256
      }
    }
  }
}
