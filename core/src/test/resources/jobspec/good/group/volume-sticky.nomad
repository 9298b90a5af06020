job "volume-sticky" {
  datacenters = ["dc1"]

  group "g" {
    volume "scratch" {
      type        = "host"
      source      = "scratch"
      sticky      = true
      access_mode = "single-node-writer"
    }

    volume "also" {
      type   = "host"
      source = "scratch"

      mount_options {}
    }

    task "t" {
      driver = "mock"
    }
  }
}
