job "volume-per-alloc" {
  datacenters = ["dc1"]

  group "g" {
    count = 2

    volume "own" {
      type            = "csi"
      source          = "own"
      per_alloc       = true
      read_only       = true
      access_mode     = "multi-node-reader-only"
      attachment_mode = "block-device"
    }

    task "t" {
      driver = "mock"
    }
  }
}
