job "networks" {
  datacenters = ["dc1"]
  group "g" {
    network {
      mode = "bridge"
      port "http" {
        to = 8080
      }
      port "admin" {
        static = 9901
        to     = -1
      }
      port "metrics" {}
      port "ssh" { static = 22 }
    }
    task "t" {
      driver = "docker"
      config {
        image = "web"
        ports = ["http", "admin"]
      }
    }
  }
}
