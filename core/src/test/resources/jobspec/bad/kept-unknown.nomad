job "x" {
  datacenters = ["dc1"]
  node_pools  = "a"

  multiregion {
    region {}
    strategies {}
  }

  group "g" {
    service {
      connect {
        sidecar_servise {}

        gateway {
          mesh {
            x = 1
          }
        }
      }
    }

    task "t" {
      driver = "mock"

      vault {
        policy = ["a"]
        role   = ["a"]
        env    = "perhaps"
      }

      vault {}

      identity {
        ttl = "soon"
      }

      action {
        command = "x"
      }
    }
  }
}
