job "x" {
  datacenters = ["dc1"]
  periodic {
    cron = "* * * * *"
  }
  group "g" {
    scaling {
    }
    volume "data" {
    }
    network {
      dns {
      }
    }
    task "t" {
      driver = "mock"
    }
  }
}
