locals {
  tasks = [
    { name = "a", ports = [{ n = 1 }, { n = 2 }] },
    { name = "b", ports = [{ n = 3 }] },
  ]
  one     = { name = "only" }
  nothing = null
}
job "splats" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        full      = local.tasks[*].name
        attribute = local.tasks.*.name
        deep      = local.tasks[*].ports[0].n
        dotted    = local.tasks.*.ports.0
        all       = local.tasks[*]
        nested    = local.tasks[*].ports[*].n
        single    = local.one[*].name
        none      = local.nothing[*]
        joined    = join(",", local.tasks[*].name)
      }
    }
  }
}
