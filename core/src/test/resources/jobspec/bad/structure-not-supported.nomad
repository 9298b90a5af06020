job "x" {
  datacenters = ["dc1"]
  all_at_once = true
  periodic {
    cron = "* * * * *"
  }
  group "g" {
    service {
      port = "http"
    }
    shutdown_delay = "5s"
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
        cores = 2
      }
    }
  }
}
