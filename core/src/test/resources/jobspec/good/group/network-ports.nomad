job "network-ports" {
  datacenters = ["dc1"]

  group "g" {
    network {
      port "admin" {
        static       = 9901
        to           = -1
        host_network = "private"
      }

      port "open" {
        host_network = "default"
      }

      port "shared" {
        static           = 9901
        ignore_collision = true
      }
    }

    task "t" {
      driver = "mock"
    }
  }
}
