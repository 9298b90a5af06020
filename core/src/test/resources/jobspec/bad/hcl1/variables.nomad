variable "image" { default = "redis" }
locals { a = "b" }
job "x" {
  datacenters = ["dc1"]
  group "g" {
    dynamic "task" { for_each = ["a"] content { driver = "mock" } }
    task "t" { driver = "mock" }
  }
}
