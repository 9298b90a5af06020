job "volume-mounts" {
  datacenters = ["dc1"]

  group "g" {
    volume "data" {
      type   = "host"
      source = "shared"
    }

    volume "logs" {
      type      = "host"
      source    = "logs"
      read_only = true
    }

    task "t" {
      driver = "mock"

      volume_mount {
        volume           = "data"
        destination      = "/data"
        read_only        = true
        propagation_mode = "host-to-task"
        selinux_label    = "Z"
      }

      volume_mount {
        volume      = "logs"
        destination = "${NOMAD_TASK_DIR}/logs"
      }
    }
  }
}
