job "task-networks" {
  datacenters = ["dc1"]
  group "g" {
    task "one" {
      driver = "docker"
      resources {
        network {
          mbits = 20
          port "web" {}
          port "fixed" {
            static = "8080"
          }
        }
      }
    }
    task "two" {
      driver = "docker"
      resources {
        network {
          port "web" {}
        }
      }
    }
  }
}
