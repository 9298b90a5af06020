job "task-network" {
  datacenters = ["dc1"]
  group "cache" {
    task "redis" {
      driver = "docker"
      config {
        image = "redis:3.2"
        port_map { db = 6379 }
      }
      resources { network { mbits = 10 port "db" {} port "admin" { static = 9000 } } }
    }
  }
}
