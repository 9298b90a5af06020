locals {
  a = "xxxxxxxxxxxxxxxx"
  b = [for x in range(1000) : local.a]
  c = join("", [for x in range(1000) : join("", local.b)])
}
job "x" {
  datacenters = [local.c]
}
