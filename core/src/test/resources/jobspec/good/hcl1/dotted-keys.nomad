job "dotted-keys" {
  datacenters = ["dc1"]
  meta {
    a.b.c = "dots"
    a-b = "dashes"
    é = "letters"
  }
  group "g" {
    task "t" {
      driver = "mock"
      env {
        java.opts = "-Xmx1g"
      }
    }
  }
}
