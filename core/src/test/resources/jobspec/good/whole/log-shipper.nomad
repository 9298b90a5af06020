job "log-shipper" {
  datacenters = ["*"]
  type        = "system"
  priority    = 80

  update {
    max_parallel = 1
    stagger      = "2m"
  }

  group "vector" {
    network {
      port "api" {
        static       = 8686
        host_network = "private"
      }

      dns {
        servers = ["10.0.0.2"]
      }
    }

    ephemeral_disk {
      size   = 1000
      sticky = true
    }

    task "vector" {
      driver = "docker"

      config {
        image = "vector:0.34"
      }
    }
  }
}
