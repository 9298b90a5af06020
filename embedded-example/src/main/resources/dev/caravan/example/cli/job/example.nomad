# A job is what you want to run. This one keeps a small shell script running.
#
#   caravan job plan example.nomad   tells what running it would do
#   caravan job run example.nomad    runs it, or what you changed of it
#   caravan job status example       shows how it is
#   caravan job stop example         ends it
job "example" {
  # Where it may run. Nodes say which datacenter they are in.
  datacenters = ["dc1"]

  # A service runs until it is stopped; a batch job runs until it has ended.
  type = "service"

  # How a change is rolled out: one allocation at a time, each watched until it is healthy.
  update {
    max_parallel      = 1
    min_healthy_time  = "2s"
    healthy_deadline  = "30s"
    progress_deadline = "1m"
    health_check      = "task_states"
  }

  # A group is a set of tasks that run together on one node.
  group "cache" {
    # How many of the group run.
    count = 1

    # How often tasks that fail are started again on their node.
    restart {
      attempts = 2
      interval = "30m"
      delay    = "15s"
      mode     = "fail"
    }

    # A port of the node, which is chosen for the group. Tasks see it as NOMAD_PORT_db.
    network {
      port "db" {}
    }

    # A task is one command. Its driver runs it: raw_exec as a process of the node.
    task "redis" {
      driver = "raw_exec"

      config {
        command = "/bin/sh"
        args = [
          "-c",
          "trap 'exit 0' INT TERM; echo ready to accept connections; while true; do sleep 0.2; done",
        ]
      }

      # What it needs of its node: CPU in MHz, memory in MiB.
      resources {
        cpu    = 500
        memory = 256
      }
    }
  }
}
