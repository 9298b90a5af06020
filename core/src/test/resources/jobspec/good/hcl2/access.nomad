locals {
  list   = ["a", ["b", "c"]]
  object = { key = "v", "other key" = { inner = [10, 20] }, 5 = "five" }
  name   = "key"
}
job "access" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        index     = local.list[0]
        twice     = local.list[1][0]
        computed  = local.list[2 - 1][length("a" == "a" ? [1] : [])]
        legacy    = local.list.1.0
        member    = local.object.key
        quoted    = local.object["key"]
        by-name   = local.object[local.name]
        template  = local.object["${local.name}"]
        spaced    = local.object["other key"].inner[1]
        number    = local.object[5]
        of-call   = split(",", "x,y")[1]
        of-list   = ["p", "q"][1]
        of-object = { a = { b = "c" } }.a.b
      }
    }
  }
}
