variable "volumes" {
  default = { data = { target = "/data" }, logs = { target = "/logs" } }
}
job "dynamic-labels" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        dynamic "mount" {
          for_each = var.volumes
          iterator = volume
          labels   = ["volume", "${volume.key}-v"]
          content {
            target = volume.value.target
          }
        }
        mount "bind" "static" {
          target = "/static"
        }
      }
    }
  }
}
