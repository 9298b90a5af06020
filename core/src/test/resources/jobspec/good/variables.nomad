variable "image" {
  type        = string
  description = "what to run"
  default     = "redis"
}
variable "count" {
  type    = number
  default = "3"
}
variable "ports" {
  type    = map(number)
  default = { http = 8080, admin = 9090 }
  validation {
    condition     = length(var.ports) > 0
    error_message = "At least one port is needed."
  }
}
variable "dcs" {
  type    = list(string)
  default = ["one", "two"]
}
variables {
  owner = "ops"
  limit = { cpu = 250 }
}
locals {
  name = "${var.image}-${local.tag}"
  tag  = format("%03d", var.count)
}
locals {
  dcs = [for dc in var.dcs : "dc-${upper(dc)}" if dc != ""]
}
job "variables" {
  datacenters = local.dcs
  priority    = var.count > 2 ? 50 + 25 : 50
  meta {
    owner = var.owner
    tag   = local.tag
    arch  = "${attr.cpu.arch}/${var.image}"
  }
  group "g" {
    count = var.count
    task "t" {
      driver = "mock"
      config {
        image = local.name
        args  = concat(["-v"], [for k, v in var.ports : "${k}=${v}"])
        all   = var.ports
        last  = var.nothing == null ? "none" : "some"
        text  = <<-EOT
          %{ for k, v in var.ports ~}
          ${k} ${v}
          %{ endfor ~}
          on ${node.unique.name}
        EOT
      }
      resources {
        cpu = var.limit.cpu
      }
    }
  }
}
variable "nothing" {
  type    = string
  default = null
}
