job "example" {
  datacenters = ["dc1"]
  type        = "service"

  # One allocation at a time, each watched until it is healthy.
  update {
    max_parallel      = 1
    min_healthy_time  = "1s"
    healthy_deadline  = "30s"
    progress_deadline = "1m"
    health_check      = "task_states"
  }

  group "cache" {
    count = 1

    # A shell that stands in for a server: it tells its version, and waits to be stopped.
    task "redis" {
      driver = "raw_exec"

      config {
        command = "/bin/sh"
        args = [
          "-c",
          "trap 'exit 0' INT TERM; echo $0: ready to accept connections; while true; do sleep 0.2; done",
          "redis:3.2",
        ]
      }

      resources {
        cpu    = 500
        memory = 256

        network {
          port "db" {}
        }
      }
    }
  }
}
