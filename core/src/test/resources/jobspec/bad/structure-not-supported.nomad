job "x" {
  datacenters = ["dc1"]
  all_at_once = true
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
      port "http" {
        host_network = "public"
      }
    }
    task "t" {
      driver = "mock"
      template {
        data = "x"
      }
      artifact {
      }
      vault {
      }
      lifecycle {
      }
      resources {
        device = 2
      }
    }
  }
}
