job "x" {
  datacenters = concat(["dc1"], ["dc2"])
  priority = 10 + 5
  name = var.name
  region = true ? "a" : "b"
  group "g" {
    count = -(1)
    task "t" { driver = "mock" }
  }
}
