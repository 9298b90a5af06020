locals {
  ports = { a = 1 }
}
job "x" {
  datacenters = ["dc1"]
  group "g" {
    network {
      dynamic "port" {
        for_each = local.ports
        content {
          static = port.vale
        }
      }
    }
    dynamic "service" {
      for_each = [1]
      iterator = "quoted"
      content {}
    }
    dynamic "check" "two" {
      for_each = []
      content {}
    }
    task "t" {
      driver = "mock"
    }
  }
}
