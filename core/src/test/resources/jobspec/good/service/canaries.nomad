job "canaries" {
  datacenters = ["dc1"]

  group "g" {
    service {
      name        = "web"
      tags        = ["blue"]
      canary_tags = ["canary"]

      meta {
        track = "stable"
      }

      canary_meta {
        track = "canary"
      }
    }

    task "t" {
      driver = "mock"
    }
  }
}
