variable "a" {
  type = "string"
}
variable "b" {
  type    = list
  default = []
}
variable "c" {
  type    = map(number)
  default = { x = "y" }
}
variable "d" {
  type    = object({ name = string })
  default = {}
}
variable "e" {
  type    = tuple([string])
  default = ["a", "b"]
}
variable {
  default = 1
}
variable "f" {
  default = var.c
}
job "x" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
