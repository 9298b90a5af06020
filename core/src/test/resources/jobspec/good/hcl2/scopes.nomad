variable "x" {
  default = "variable"
}
locals {
  x = "local"
}
job "scopes" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        variable = var.x
        local    = local.x
        loop     = [for x in ["loop"] : "${x} ${var.x} ${local.x}"]
        inner    = [for x in ["a"] : [for x in ["b"] : x][0]]
        template = "%{ for x in ["t"] }${x}%{ endfor }"
        shadowed = [for var in [{ x = "shadow" }] : var.x]
      }
    }
  }
}
