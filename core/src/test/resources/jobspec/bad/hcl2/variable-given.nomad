variable "count" {
  type = number
  validation {
    condition     = var.count > 0
    error_message = "The count ${var.count} must be positive."
  }
}
variable "tags" {
  type = list(string)
}
job "x" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
