job "provider" {
  datacenters = ["dc1"]

  group "g" {
    service {
      name     = "registered-by-nomad"
      provider = "nomad"
      port     = "80"

      check {
        type     = "tcp"
        interval = "10s"
        timeout  = "2s"
      }
    }

    service {
      name     = "by-default"
      provider = "consul"
    }

    task "t" {
      driver = "mock"
    }
  }
}
