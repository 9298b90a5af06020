variable "user" {
  type    = string
  default = null
}
variable "priority" {
  type    = number
  default = null
}
job "variables-null" {
  datacenters = ["dc1"]
  priority = var.priority
  meta = { user = var.user == null ? "nobody" : var.user }
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
