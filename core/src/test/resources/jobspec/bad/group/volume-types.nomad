job "x" {
  datacenters = ["dc1"]

  group "g" {
    volume "data" {
      type = "nfs"
    }

    volume "data" {
      type   = "host"
      source = "a"

      mount_options {
        fs_type = "ext4"
        flags   = []
      }
    }

    volume {
      type = "host"
    }

    task "t" {
      driver = "mock"
    }
  }
}
