job "x" {
  datacenters = ["dc1"]

  group "g" {
    network {
      hostname = "not a name"

      dns {
        servers = "9.9.9.9"
        search  = ["example.test"]
      }

      port "a" {
        host_network     = ["private"]
        ignore_collision = "perhaps"
      }
    }

    task "t" {
      driver = "mock"
    }
  }
}
