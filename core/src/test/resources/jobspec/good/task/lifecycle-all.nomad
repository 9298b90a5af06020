job "lifecycle-all" {
  datacenters = ["dc1"]

  group "g" {
    task "proxy" {
      driver = "mock"

      lifecycle {
        hook    = "prestart"
        sidecar = true
      }
    }

    task "main" {
      driver = "mock"
      leader = true
    }

    task "watch" {
      driver = "mock"

      lifecycle {
        hook    = "poststart"
        sidecar = false
      }
    }

    task "clean" {
      driver = "mock"

      lifecycle {
        hook = "poststop"
      }
    }
  }
}
