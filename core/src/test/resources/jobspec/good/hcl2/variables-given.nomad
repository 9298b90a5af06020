variable "image" {
  type        = string
  description = "There is no default, so a value must be given."
}
variable "count" {
  type    = number
  default = 1
}
variable "ports" {
  type = map(object({ to = number }))
}
variable "tags" {
  type    = list(string)
  default = ["default"]
}
job "variables-given" {
  datacenters = ["dc1"]
  meta = { image = var.image, tags = join(",", var.tags) }
  group "g" {
    count = var.count
    network {
      dynamic "port" {
        for_each = var.ports
        labels   = [port.key]
        content {
          to = port.value.to
        }
      }
    }
    task "t" {
      driver = "mock"
    }
  }
}
