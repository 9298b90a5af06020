job "volume-csi" {
  datacenters = ["dc1"]

  group "g" {
    volume "db" {
      type            = "csi"
      source          = "database"
      access_mode     = "single-node-writer"
      attachment_mode = "file-system"

      mount_options {
        fs_type     = "ext4"
        mount_flags = ["noatime", "ro"]
      }
    }

    task "t" {
      driver = "mock"
    }
  }
}
