variable "env" {
  default = "prod"
}
job "conditionals" {
  datacenters = ["dc1"]
  priority = var.env == "prod" ? 80 : var.env == "test" ? 50 : 20
  group "g" {
    task "t" {
      driver = "mock"
      config {
        nested   = true ? false ? 1 : 2 : 3
        strings  = 1 < 2 ? "yes" : "no"
        lazy     = true ? "taken" : tonumber("x")
        lists    = var.env != "prod" ? ["a"] : ["b", "c"]
        in-text  = "x${var.env == "prod" ? "-live" : ""}"
        brackets = (
          false
          ? "a"
          : "b"
        )
      }
    }
  }
}
