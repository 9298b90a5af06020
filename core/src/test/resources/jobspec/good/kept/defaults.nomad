# What is said here is what is meant without it, so nothing is kept of it.
job "defaults" {
  datacenters = ["dc1"]
  node_pool   = "default"

  group "g" {
    consul {
      cluster = "default"
    }

    service {
      cluster = "default"

      weights {
        passing = 1
        warning = 1
      }
    }

    task "t" {
      driver = "mock"

      identity {
        name = "default"
        aud  = ["nomadproject.io"]
      }

      resources {
        disk = 0

        numa {
          affinity = "none"
        }
      }
    }
  }
}
