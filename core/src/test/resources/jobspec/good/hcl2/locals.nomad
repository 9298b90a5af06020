locals {
  first = local.second + 1
  third = [local.first, local.second]
}
locals {
  second = length(local.words)
  words  = split(" ", "the quick fox")
  object = { list = local.third, "quoted key" = true }
}
job "locals" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        third  = local.third
        object = local.object
        key    = local.object["quoted key"]
      }
    }
  }
}
