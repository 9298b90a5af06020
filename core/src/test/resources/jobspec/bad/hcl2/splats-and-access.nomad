locals {
  list   = [{ a = 1 }]
  object = { a = 1 }
}
job "x" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        missing = local.list[*].b
        beyond  = local.list[1]
        member  = local.list.a
        key     = local.object["b"]
        scalar  = "text".x
        null    = null.x
      }
    }
  }
}
