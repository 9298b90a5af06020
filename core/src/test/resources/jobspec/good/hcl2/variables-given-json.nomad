variable "image" {
  type = string
}
variable "limits" {
  type = object({ cpu = number, memory = number })
}
job "variables-given-json" {
  datacenters = ["dc1"]
  name = var.image
  group "g" {
    task "t" {
      driver = "mock"
      config {
        total = var.limits.cpu + var.limits.memory
      }
    }
  }
}
