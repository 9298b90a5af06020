locals {
  a = local.b
  b = upper(local.c)
  c = "${local.a}"
  d = local.d
  e = local.a
  f = local.g
}
locals "x" {
  a = 1
  h {
  }
}
job "x" {
  datacenters = ["dc1"]
  region      = local.a
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
