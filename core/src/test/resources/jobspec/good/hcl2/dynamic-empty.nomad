variable "debug" {
  type    = bool
  default = false
}
job "dynamic-empty" {
  datacenters = ["dc1"]
  dynamic "constraint" {
    for_each = var.debug ? ["yes"] : []
    content {
      attribute = "${meta.debug}"
      value     = constraint.value
    }
  }
  dynamic "update" {
    for_each = [1]
    content {
      max_parallel = 2
    }
  }
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
