job "template-noop" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
        data        = "a"
        destination = "local/a"
        change_mode = "noop"
        splay       = "0s"
      }
    }
  }
}
