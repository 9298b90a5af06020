job "x" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        value = { a }
        twice = { a = 1, a = 2 }
        key   = { (null) = 1 }
      }
    }
  }
}
