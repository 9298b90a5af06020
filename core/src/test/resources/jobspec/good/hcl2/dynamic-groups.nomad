locals {
  groups = [for i in range(3) : { name = "g${i}", count = i + 1 } if i != 1]
}
job "dynamic-groups" {
  datacenters = ["dc1"]
  dynamic "group" {
    for_each = local.groups
    labels   = [group.value.name]
    content {
      count = group.value.count
      dynamic "task" {
        for_each = range(group.value.count)
        labels   = ["t${task.value}"]
        content {
          driver = "mock"
          env {
            GROUP = group.value.name
            ALLOC = "${NOMAD_ALLOC_INDEX}"
          }
        }
      }
    }
  }
}
