job "x" {
  datacenters = ["dc1"]
  priority    = 50
  priority    = 60
  meta = {
    a = 1
    b = 2
    a = 3
  }
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
