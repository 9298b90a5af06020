job "x" {
  datacenters = ["dc1"]
  priority {
  }
  group = "g"
  update = 3
  constraint = { attribute = "a" }
}
