job "template-twice" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
        data        = "a"
        destination = "local/a"
      }

      template {
        data        = "b"
        destination = "local/b"
      }

      template {
        data        = "c"
        destination = "local/a"
      }
    }
  }
}
