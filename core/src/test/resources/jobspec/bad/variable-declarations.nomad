variable {
  default = 1
}
variable "a" {
  type    = strin
  colour  = "red"
  default = 1
}
variable "b" {
  type    = list(number)
  default = ["x"]
}
variable "b" {
}
variable "c" {
  type = "string"
}
variable "d" {
  default = "short"
  validation {
    condition     = strlen(var.d) > 10
    error_message = "d must be longer than 10 characters."
  }
  validation {
    condition = true
  }
  validation {
    condition     = var.d
    error_message = "unused"
  }
}
variable "e" {
  type    = object({ name = string, ports = list(number) })
  default = { name = "x" }
}
variable "f" {
  default = var.d
}
locals {
  g = "${var.f} has been complained of already"
}
job "x" {
  datacenters = [var.f]
  group "g" {
    task "t" {
      driver = var.driver
    }
  }
}
