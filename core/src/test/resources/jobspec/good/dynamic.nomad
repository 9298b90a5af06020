locals {
  ports = { http = { static = 8080, to = 80 }, admin = { static = 0, to = 90 } }
  tasks = [
    { name = "main", leader = true, env = { COLOR = "red", SIZE = 3 } },
    { name = "side", leader = false, env = {} },
  ]
}
job "dynamic" {
  datacenters = ["dc1"]
  dynamic "constraint" {
    for_each = toset(["linux", "amd64"])
    content {
      attribute = "${attr.kernel.name}"
      operator  = "!="
      value     = constraint.key
    }
  }
  group "g" {
    network {
      dynamic "port" {
        for_each = local.ports
        labels   = [port.key]
        content {
          static = port.value.static > 0 ? port.value.static : null
          to     = port.value.to
        }
      }
    }
    dynamic "task" {
      for_each = local.tasks
      iterator = item
      labels   = [item.value.name]
      content {
        driver = "mock"
        leader = item.value.leader
        config {
          index = item.key
          dynamic "mount" {
            for_each = range(item.key + 1)
            content {
              target = "/${item.value.name}/${mount.value}"
              from   = "${NOMAD_TASK_DIR}"
            }
          }
          dynamic "label" {
            for_each = item.value.env
            labels   = ["env", label.key]
            content {
              value = "${label.value}"
            }
          }
        }
        env {
          TASK = item.value.name
        }
        dynamic "constraint" {
          for_each = []
          content {
            attribute = "never"
          }
        }
      }
    }
  }
}
