job "x" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        text    = "a" * 2
        compare = "a" < "b"
        logic   = 1 || true
        negate  = -"a"
        zero    = 1 / 0
        choice  = "x" ? 1 : 2
      }
    }
  }
}
