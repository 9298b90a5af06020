job "x" {
  datacenters = ["dc1"]

  group "g" {
    volume "bare" {
      type   = "csi"
      source = "a"
      sticky = true
    }

    volume "modes" {
      type            = "csi"
      source          = "a"
      access_mode     = "any"
      attachment_mode = "tape"
    }

    volume "device" {
      type            = "csi"
      source          = "a"
      access_mode     = "single-node-reader-only"
      attachment_mode = "block-device"

      mount_options {
        mount_flags = ["ro"]
      }
    }

    task "t" {
      driver = "mock"
    }
  }
}
