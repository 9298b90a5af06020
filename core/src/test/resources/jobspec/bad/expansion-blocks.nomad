job "x" {
  datacenters = ["dc1"]
  dynamic "group" {
    for_each = range(1000)
    content {
      dynamic "task" {
        for_each = range(1000)
        content {
        }
      }
    }
  }
}
