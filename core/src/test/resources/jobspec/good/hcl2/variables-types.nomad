variable "text" {
  type    = string
  default = "a"
}
variable "number" {
  type    = number
  default = 1.5
}
variable "flag" {
  type    = bool
  default = "true"
}
variable "list" {
  type    = list(string)
  default = [1, true, "x"]
}
variable "set" {
  type    = set(number)
  default = [3, 1, 3]
}
variable "map" {
  type    = map(string)
  default = { a = 1, b = "2" }
}
variable "tuple" {
  type    = tuple([string, number, bool])
  default = [1, "2", false]
}
variable "object" {
  type = object({
    name  = string
    ports = list(number)
    extra = optional(string)
  })
  default = { name = "web", ports = ["80"] }
}
variable "nested" {
  type    = map(list(object({ n = number })))
  default = { x = [{ n = "1" }, { n = 2 }] }
}
variable "anything" {
  type    = any
  default = { a = [1, "b", { c = null }] }
}
variable "untyped" {
  default = ["as", "it", "is"]
}
job "variables-types" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        text     = var.text
        number   = var.number
        flag     = var.flag
        list     = var.list
        set      = var.set
        map      = var.map
        tuple    = var.tuple
        object   = var.object.name
        ports    = var.object.ports
        extra    = var.object.extra == null
        nested   = var.nested.x[1].n
        anything = var.anything.a[2]
        untyped  = var.untyped
      }
    }
  }
}
