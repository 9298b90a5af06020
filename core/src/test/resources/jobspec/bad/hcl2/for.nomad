job "x" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        text      = [for x in "abc" : x]
        duplicate = { for x in ["a", "a"] : x => 1 }
        unclosed  = [for x in [1] : x if 5]
        key       = { for x in [[1]] : x => 1 }
      }
    }
  }
}
