variable "image" {
  default = "redis"
}

locals {
  one = 1
}

job "x" {
  datacenters = [for dc in var.dcs : upper(dc)]
  priority    = 25 + 25
  region      = upper("global")
  name        = true ? "a" : "b"
  type        = service
  namespace   = var.namespace
  meta = {
    a = local.one
    b = list[0]
    c = (1)
    d = !true
    e = { for k, v in m : k => v }
    f = name.first
  }
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
