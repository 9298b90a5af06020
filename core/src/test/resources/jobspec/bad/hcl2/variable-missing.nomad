variable "image" {
  type = string
}
variable "count" {
  type    = number
  default = 1
}
job "x" {
  datacenters = ["dc1"]
  name = "${var.image}-${var.cout}"
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
