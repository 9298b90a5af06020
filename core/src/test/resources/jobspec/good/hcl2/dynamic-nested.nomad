locals {
  services = {
    web = { port = "http", checks = ["/a", "/b"] }
    api = { port = "admin", checks = [] }
  }
}
job "dynamic-nested" {
  datacenters = ["dc1"]
  group "g" {
    network {
      dynamic "port" {
        for_each = toset([for s in local.services : s.port])
        labels   = [port.value]
        content {}
      }
    }
    dynamic "service" {
      for_each = local.services
      iterator = svc
      content {
        name = svc.key
        port = svc.value.port
        dynamic "check" {
          for_each = svc.value.checks
          content {
            name     = "${svc.key}-${check.key}"
            type     = "http"
            path     = check.value
            interval = "10s"
            timeout  = "2s"
          }
        }
      }
    }
    task "t" {
      driver = "mock"
    }
  }
}
