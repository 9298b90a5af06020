variable "count" {
  type    = number
  default = 3
  validation {
    condition     = var.count >= 1 && var.count <= 5
    error_message = "The count must be from 1 to 5."
  }
  validation {
    condition     = var.count % 2 == 1
    error_message = "The count must be odd."
  }
}
variable "name" {
  default = "web-1"
  validation {
    condition     = can(regex_replace(var.name, "^web", "")) && strlen(var.name) > 3
    error_message = "The name ${var.name} is too short."
  }
}
job "variables-validation" {
  datacenters = ["dc1"]
  name = var.name
  group "g" {
    count = var.count
    task "t" {
      driver = "mock"
    }
  }
}
