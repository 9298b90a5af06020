locals {
  a = local.b
  b = local.c + 1
  c = local.a
  d = local.nope
  e = var.nope
}
locals {
  d = 1
}
job "x" {
  datacenters = ["dc1"]
  name = local.a
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
