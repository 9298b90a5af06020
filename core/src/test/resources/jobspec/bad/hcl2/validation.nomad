variable "a" {
  default = 5
  validation {
    condition = var.a > 1
  }
  validation {
    condition     = "maybe"
    error_message = "no"
  }
  validation {
    condition     = var.a > 9
    error_message = "a must be greater than nine."
  }
}
job "x" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
