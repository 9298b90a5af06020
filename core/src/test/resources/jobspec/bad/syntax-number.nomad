job "x" {
  datacenters = ["dc1"]
  priority = 50MB
  meta {
    hex   = 0x10
    dots  = 1.2.3
    empty = 1e
  }
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
