job "x" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        colon = [for x in [1] x]
        in    = [for x of [1] : x]
        arrow = { for x in [1] : x = 1 }
      }
    }
  }
}
