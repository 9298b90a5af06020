job "x" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        a = [1, 2
        b = 3
      }
    }
  }
}
