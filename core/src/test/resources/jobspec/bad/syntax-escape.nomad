job "x" {
  datacenters = ["dc1"]
  meta {
    regexp = "\d+"
    short  = "\u12"
    beyond = "\UFFFFFFFF"
  }
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
