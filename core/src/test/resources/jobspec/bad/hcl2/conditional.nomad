job "x" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        missing = true ? 1
        extra   = true ? 1 : 2 : 3
      }
    }
  }
}
