job "agent" {
  datacenters = ["dc1"]
  type        = "system"

  group "db" {
    task "postgres" {
      driver = "docker"

      config {
        image = "postgres:16"
      }
    }
  }
}
